namespace Prescreen.Tests.Narrative.Findings;

/// <summary>Malignant tumours and where they come from.</summary>
public sealed class DiagnosisTests
{
    [Theory]
    [InlineData("Moderately differentiated colonic adenocarcinoma invading pericolic fat.", "present colorectal-adenocarcinoma colon")]
    [InlineData("Adenocarcinoma of the sigmoid colon.", "present colorectal-adenocarcinoma colon")]
    [InlineData("A. Right colon, hemicolectomy:\n- Invasive adenocarcinoma.", "present colorectal-adenocarcinoma colon")]
    [InlineData("Rectum, low anterior resection: adenocarcinoma.", "present colorectal-adenocarcinoma rectum")]
    [InlineData("乙状结肠中-低分化腺癌。", "present colorectal-adenocarcinoma colon")]
    [InlineData("（直肠）中分化腺癌。", "present colorectal-adenocarcinoma rectum")]
    public void Tumour_WithItsOrganInTheStatement_IsOfThatOrgan(string text, string told) => Told.Diagnoses(text).ShouldBe(told);

    [Theory]
    [InlineData("Metastatic adenocarcinoma, consistent with colorectal primary.", "present colorectal-adenocarcinoma -")]
    [InlineData("Liver, biopsy: metastatic adenocarcinoma.", "present adenocarcinoma -")]
    [InlineData("Liver, biopsy: metastatic adenocarcinoma of colonic origin.", "present colorectal-adenocarcinoma colon")]
    [InlineData("卵巢转移性腺癌，免疫组化支持肠道来源。", "present colorectal-adenocarcinoma -")]
    [InlineData("Not consistent with a colorectal primary.", "absent colorectal-adenocarcinoma -")]
    [InlineData("Appendix, appendectomy: mucinous adenocarcinoma.", "present other-malignancy appendix")]
    [InlineData("Metastatic ovarian carcinoma.", "present other-malignancy ovary")]
    public void Tumour_ElsewhereThanItsOrigin_IsOfItsOrigin(string text, string told) => Told.Diagnoses(text).ShouldBe(told);

    [Theory]
    [InlineData("Colon, polypectomy: tubular adenoma. No high-grade dysplasia.", "")]
    [InlineData("Margins negative for adenocarcinoma.", "")]
    [InlineData("两端切缘未见癌。", "")]
    [InlineData("Histologic type: Adenocarcinoma", "present adenocarcinoma -")]
    [InlineData("Colon, splenic flexure: no adenocarcinoma identified.", "absent colorectal-adenocarcinoma colon")]
    [InlineData("Family history: father with colon cancer at 60.", "other colorectal-adenocarcinoma colon")]
    public void Words_ThatAreNoOrNotHisTumour_AreToldSo(string text, string told) => Told.Diagnoses(text).ShouldBe(told);
}
