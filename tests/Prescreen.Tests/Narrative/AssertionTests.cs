using Prescreen.Facts;
using Prescreen.Narrative;

namespace Prescreen.Tests.Narrative;

public sealed class AssertionTests
{
    [Theory]
    [InlineData("No focal hepatic lesion, [adenopathy] or ascites.", Assertion.Absent)]
    [InlineData("No pneumothorax, pleural effusion, or focal [consolidation] is seen.", Assertion.Absent)]
    [InlineData("No effusion. Possible [consolidation].", Assertion.Possible)]
    [InlineData("No effusion, possible [consolidation].", Assertion.Possible)]
    [InlineData("No evidence of effusion but [consolidation] is present.", Assertion.Present)]
    [InlineData("No effusion; [consolidation] on the left.", Assertion.Present)]
    [InlineData("There is no history of [liver metastasis].", Assertion.Absent)]
    [InlineData("No suspicious mass, though [metastasis] cannot be excluded.", Assertion.Possible)]
    [InlineData("[Metastases] were not seen in the liver.", Assertion.Absent)]
    [InlineData("[Metastases] in the liver and lung are not identified.", Assertion.Absent)]
    [InlineData("[Adenocarcinoma] with negative margins.", Assertion.Present)]
    [InlineData("[Adenocarcinoma], margins negative for tumor.", Assertion.Present)]
    [InlineData("Lymphovascular invasion: Not identified. [Perineural invasion]: Present.", Assertion.Present)]
    [InlineData("Perineural invasion: no\n[Lymphovascular invasion]: yes", Assertion.Present)]
    [InlineData("No infiltrates are noted, [cardiomegaly] is present.", Assertion.Present)]
    [InlineData("No pneumothorax is seen and the [heart] is enlarged.", Assertion.Present)]
    [InlineData("Mild [cardiomegaly], pleural effusion not seen.", Assertion.Present)]
    [InlineData("[Effusion], edema and pneumothorax are not seen.", Assertion.Absent)]
    [InlineData("No pneumothorax, effusion or [edema] is seen.", Assertion.Absent)]
    [InlineData("All margins are uninvolved by [invasive carcinoma].", Assertion.Absent)]
    [InlineData("The margins are free of [tumor].", Assertion.Absent)]
    [InlineData("Twelve lymph nodes, no [metastatic carcinoma] identified.", Assertion.Absent)]
    [InlineData("Lymph nodes (0/5): no [metastasis].", Assertion.Absent)]
    [InlineData("BENIGN PROSTATIC TISSUE, NO [CARCINOMA] SEEN.", Assertion.Absent)]
    [InlineData("CT was negative for [PE]; D-dimer was elevated.", Assertion.Absent)]
    [InlineData("The patient denies chest pain, presents with [dyspnea].", Assertion.Present)]
    [InlineData("There is no evidence of dysplasia or [malignancy] in the sections examined.", Assertion.Absent)]
    [InlineData("No definite evidence of [recurrence].", Assertion.Absent)]
    [InlineData("She has not had any [seizures].", Assertion.Absent)]
    [InlineData("He has never had [chest pain].", Assertion.Absent)]
    [InlineData("Neither [mass] nor adenopathy is identified.", Assertion.Absent)]
    [InlineData("[Mass effect] and midline shift are absent.", Assertion.Absent)]
    [InlineData("Negative for CK7 and positive for [CK20].", Assertion.Present)]
    [InlineData("The tumor is not positive for [CK7].", Assertion.Absent)]
    [InlineData("胸部CT检查，以排除[肺转移]。", Assertion.Planned)]
    [InlineData("[肺转移]已排除。", Assertion.Absent)]
    [InlineData("不考虑[肺转移]。", Assertion.Absent)]
    [InlineData("Cannot rule out [infarct].", Assertion.Possible)]
    [InlineData("No interval change in the [pleural effusion].", Assertion.Present)]
    [InlineData("No new [lesions] are seen.", Assertion.Absent)]
    [InlineData("No residual [tumor] is identified; see comment.", Assertion.Absent)]
    [InlineData("There is no [acute process].", Assertion.Absent)]
    [InlineData("The margins are negative for tumor, and [vascular invasion] is present.", Assertion.Present)]
    [InlineData("The atrium is not dilated, mild [regurgitation] is present.", Assertion.Present)]
    [InlineData("the patient denies any recent history of chest pain\nshe has [shortness of breath] on exertion and at rest, and when she lies down", Assertion.Present)]
    [InlineData("There is no evidence of metastatic disease involving liver, spleen or\n[adrenal glands].", Assertion.Absent)]
    [InlineData("There is no evidence at this time of enlarged lymph nodes nor\nsuspicious pulmonary nodules nor of a definite focal lytic\nor blastic [bone lesion] seen.", Assertion.Absent)]
    [InlineData("Her aunt, who had breast cancer, developed [lung metastases].", Assertion.Other)]
    [InlineData("It is not true that there is no [metastasis].", Assertion.Present)]
    [InlineData("It is not the case that [metastases] are absent.", Assertion.Present)]
    [InlineData("Status post low anterior resection for [rectal cancer].", Assertion.Present)]
    [InlineData("ELIGIBILITY CRITERIA:\n[LVEF] of at least half", Assertion.Other)]
    [InlineData("其父患胃癌，[肝转移]去世。", Assertion.Other)]
    [InlineData("是否[转移]仍不能确定。", Assertion.Possible)]
    [InlineData("No evidence of:\n- ascites\n- [liver metastases]", Assertion.Absent)]
    [InlineData("No evidence of:\n- ascites\nThere are [liver metastases].", Assertion.Present)]
    [InlineData("PLAN:\n\n1. CT\n2. [HIPEC]", Assertion.Planned)]
    [InlineData("PLAN:\n1. CT\n\n[Ascites] was drained.", Assertion.Present)]
    [InlineData("Family history of breast cancer but no [diabetes].", Assertion.Absent)]
    [InlineData("Previously described [liver metastases] are again seen.", Assertion.Present)]
    [InlineData("The study is limited but unremarkable. No new\n[hepatic lesions]. Focal nodular hyperplasia.", Assertion.Absent)]
    [InlineData("No evidence of response in the [hepatic metastases].", Assertion.Present)]
    [InlineData("No surgical option for the [liver metastases].", Assertion.Present)]
    [InlineData("Patient not aware of [liver metastases].", Assertion.Present)]
    [InlineData("Liver [metastasis], not seen on prior CT.", Assertion.Present)]
    [InlineData("Lungs clear, no effusion, liver shows [metastases].", Assertion.Present)]
    [InlineData("Status post resection of [liver metastases].", Assertion.Historical)]
    [InlineData("No mass, effusion, or [consolidation] with air bronchograms.", Assertion.Absent)]
    [InlineData("Rule out [brain metastases].", Assertion.Planned)]
    [InlineData("The [pleural effusion] has resolved.", Assertion.Absent)]
    [InlineData("[HIPEC] was declined by the patient.", Assertion.Absent)]
    [InlineData("Recommend [CRS] if restaging is stable.", Assertion.Other)]
    [InlineData("INDICATION: [rectal cancer]", Assertion.Present)]
    [InlineData("Without evidence of high grade [dysplasia].", Assertion.Absent)]
    [InlineData("Not only the liver but also the lung shows [metastases].", Assertion.Present)]
    [InlineData("The mass was found to be a [metastasis].", Assertion.Present)]
    [InlineData("Mother died of [colon cancer].", Assertion.Other)]
    [InlineData("PLAN:\nStart [FOLFOX].", Assertion.Planned)]
    [InlineData("CLINICAL HISTORY: [Colon cancer].", Assertion.Historical)]
    [InlineData("CLINICAL HISTORY: colon cancer.\n\nA. Liver: [Adenocarcinoma].", Assertion.Present)]
    [InlineData("The patient denies fever, chills, and\n[night sweats].", Assertion.Absent)]
    [InlineData("肝脏未见[转移]，肺内多发结节。", Assertion.Absent)]
    [InlineData("未见腹水，肝内多发[转移]。", Assertion.Present)]
    [InlineData("未见肝、肺、骨[转移]。", Assertion.Absent)]
    [InlineData("肝S6低密度影，[转移]不除外。", Assertion.Possible)]
    [InlineData("[直肠癌]术后3月。", Assertion.Historical)]
    [InlineData("【家族史】母亲患[结肠癌]。", Assertion.Other)]
    [InlineData("未分化[癌]。", Assertion.Present)]
    public void Mention_InASentence_IsAssertedAsAReaderWould(string marked, Assertion expected)
    {
        var (text, start, end) = Lexicons.Unmark(marked);
        var reader = NarrativeReader.Create(Lexicons.Files, [new OwnTerm(text[start..end], "x")]).Reader!;

        reader.Mentions(text).Single(one => one.Start == start).Assertion.ShouldBe(expected);
    }

    [Fact]
    public void Report_ReadTwice_IsReadAlike()
    {
        const string Text = "- liver metastases\n\nNo evidence of:";
        var reader = NarrativeReader.Create(Lexicons.Files, [new OwnTerm("liver metastases", "x")]).Reader!;

        reader.Mentions(Text).ShouldHaveSingleItem().Assertion.ShouldBe(Assertion.Present);
        reader.Mentions(Text).ShouldHaveSingleItem().Assertion.ShouldBe(Assertion.Present);
    }
}
