namespace Prescreen.Tests.Narrative.Findings;

/// <summary>Metastases, site by site.</summary>
public sealed class MetastasisTests
{
    [Theory]
    [InlineData("Metastases to liver, lung and bone.", "present liver; present lung; present bone")]
    [InlineData("No liver, lung or bone metastases.", "absent liver; absent lung; absent bone")]
    [InlineData("未见肝、肺、骨转移。", "absent liver; absent lung; absent bone")]
    [InlineData("Stage IV disease with liver and left lung metastases.", "present liver; present lung/left")]
    public void Metastasis_OfAList_IsOnePerSite(string text, string told) => Told.Metastases(text).ShouldBe(told);

    [Theory]
    [InlineData("LIVER: Two hypodense lesions, suspicious for metastases.", "possible liver")]
    [InlineData("LIVER: Enlarged. Multiple hypodense lesions are new. SPLEEN: Normal.", "possible liver")]
    [InlineData("A. Omentum, omentectomy:\n- Metastatic adenocarcinoma.", "present peritoneum")]
    [InlineData("Brain: no intracranial mass or metastasis.", "absent brain")]
    public void Metastasis_UnderAHeadingOrLabel_HasItsSite(string text, string told) => Told.Metastases(text).ShouldBe(told);

    [Theory]
    [InlineData("Three of fifteen lymph nodes positive for metastatic adenocarcinoma (3/15).", "present lymph-node")]
    [InlineData("Regional lymph nodes: 0 of 22 involved.", "absent regional-lymph-node")]
    [InlineData("Fifteen pericolic lymph nodes, all negative for carcinoma.", "absent regional-lymph-node")]
    [InlineData("Lymph nodes: pericolic 2/10, mesenteric 0/3.", "present regional-lymph-node; absent regional-lymph-node")]
    [InlineData("淋巴结(3/15)见癌转移。", "present lymph-node")]
    [InlineData("肠周淋巴结未见癌转移(0/12)。", "absent regional-lymph-node")]
    [InlineData("腹膜后多发肿大淋巴结，考虑转移。", "possible distant-lymph-node")]
    [InlineData("Number of lymph nodes examined: 22", "")]
    [InlineData("Mesenteric and retroperitoneal lymph node metastases.", "present regional-lymph-node; present distant-lymph-node")]
    public void Nodes_WithCountsAndRegions_AreReadByThem(string text, string told) => Told.Metastases(text).ShouldBe(told);

    [Theory]
    [InlineData("No significant change in the known liver metastases.", "present liver")]
    [InlineData("No new liver metastases.", "absent liver")]
    [InlineData("Status post resection of liver metastases.", "historical liver")]
    [InlineData("肝转移瘤消融术后，未见复发。", "historical liver")]
    [InlineData("The liver shows no metastasis; peritoneal implants have increased.", "absent liver; present peritoneum")]
    public void Metastasis_WithMisleadingWords_IsAssertedByThem(string text, string told) => Told.Metastases(text).ShouldBe(told);

    [Theory]
    [InlineData("Scattered tiny pulmonary nodules, unchanged, likely granulomas.", "")]
    [InlineData("Right adrenal nodule, likely adenoma.", "")]
    [InlineData("右肺下叶钙化结节。", "")]
    [InlineData("Liver: 8 mm hypodensity in segment 7, too small to characterize.", "possible liver")]
    [InlineData("2 cm left adrenal mass.", "possible adrenal/left")]
    [InlineData("Lytic lesion of L3, concerning for metastasis.", "possible bone")]
    [InlineData("Innumerable hepatic lesions compatible with metastases.", "present liver")]
    [InlineData("The liver, spleen and adrenals are normal.", "")]
    public void Lesion_ByItsNature_IsPossiblePresentOrNothing(string text, string told) => Told.Metastases(text).ShouldBe(told);

    [Theory]
    [InlineData("Stage pT4a pN1 pM1a.", "present distant")]
    [InlineData("pT4bN2bM1c", "present distant")]
    [InlineData("cT3 cN1 cM0.", "absent distant")]
    [InlineData("pT3 pN0.", "")]
    public void Stage_WithAnM_TellsOfDistantMetastases(string text, string told) => Told.Metastases(text).ShouldBe(told);

    [Theory]
    [InlineData("Extensive peritoneal carcinomatosis with omental caking.", "present peritoneum")]
    [InlineData("Bilateral ovarian masses consistent with Krukenberg tumors.", "present ovary/bilateral")]
    [InlineData("大网膜、盆底腹膜、双侧结肠旁沟均见种植结节。", "present peritoneum")]
    public void Metastasis_ToldTwiceInOneSentence_IsOne(string text, string told) => Told.Metastases(text).ShouldBe(told);

    [Fact]
    public void Metastasis_OfAList_QuotesFromItsSiteToItsWord()
        => Lexicons.Reader.Read("No liver, lung or bone metastases.").Select(found => found.Quote)
            .ShouldBe(["liver, lung or bone metastases", "lung or bone metastases", "bone metastases"]);
}
