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
    [InlineData("No [metastasis] can be excluded with certainty, it cannot be excluded.", Assertion.Possible)]
    [InlineData("[Metastases] were not seen in the liver.", Assertion.Absent)]
    [InlineData("[Metastases] in the liver and lung are not identified.", Assertion.Absent)]
    [InlineData("[Adenocarcinoma] with negative margins.", Assertion.Present)]
    [InlineData("[Adenocarcinoma], margins negative for tumor.", Assertion.Present)]
    [InlineData("Lymphovascular invasion: Not identified. [Perineural invasion]: Present.", Assertion.Present)]
    [InlineData("Perineural invasion: no\n[Lymphovascular invasion]: yes", Assertion.Present)]
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
}
