namespace Prescreen.Tests.Narrative.Staining;

/// <summary>Whose tissue, which part, when, and what the next sentence adds.</summary>
public sealed class StainSurroundingsTests
{
    [Theory]
    [InlineData("A CEA stain was performed. Tumor cells show strong membranous staining in 60%.", "cea-ihc present positive 60% membranous strong")]
    [InlineData("CEA is positive. The staining is membranous and seen in 60% of tumor cells.", "cea-ihc present positive 60% membranous")]
    [InlineData("CEA is positive. The margins are negative.", "cea-ihc present positive")]
    [InlineData("CEA is positive. Controls stained appropriately.", "cea-ihc present positive")]
    public void Sentence_AfterAMarker_GoesOnAboutItOnlyWhereItSpeaksOfStaining(string text, string expected) => Stains.In(text).ShouldBe([expected]);

    [Theory]
    [InlineData("阳性对照片CEA(+)，本例瘤细胞CEA(-)。")]
    [InlineData("Normal mucosa is CEA positive, but the tumor is CEA negative.")]
    public void Control_BesideTheTumor_IsOther(string text) => Stains.In(text).ShouldBe(["cea-ihc other positive", "cea-ihc absent negative"]);

    [Theory]
    [InlineData("CEA was negative on the 2023 biopsy, CEA is now positive.", "cea-ihc historical negative 2023|cea-ihc present positive")]
    [InlineData("外院活检（2024年5月）免疫组化：CEA(+)。", "cea-ihc historical positive 2024-05")]
    [InlineData("The previous biopsy (03/2025) was CEA positive.", "cea-ihc historical positive 2025-03")]
    public void Stain_OfAnEarlierSpecimen_IsHistorical(string text, string expected) => Stains.In(text).ShouldBe(expected.Split('|'));

    [Theory]
    [InlineData("CEA is positive in part A and negative in part C.", "cea-ihc present positive part A|cea-ihc absent negative part C")]
    [InlineData("A（大网膜）：CEA（+）；B（盆腔）：CEA（-）。", "cea-ihc present positive part A|cea-ihc absent negative part B")]
    [InlineData("Immunostains on block B3, results:\nCEA: positive.", "cea-ihc present positive part B")]
    public void Stain_OfAPart_NamesIt(string text, string expected) => Stains.In(text).ShouldBe(expected.Split('|'));

    [Theory]
    [InlineData("Antibody   Result   %   Pattern\nCEA   Positive   60   Membranous\nCK7   Negative   0   -", "cea-ihc present positive 60% membranous")]
    [InlineData("Marker\tScore\nHER2\t2", "her2-ihc possible 2+")]
    public void Row_UnderColumnNames_IsReadByThem(string text, string expected) => Stains.In(text).ShouldBe([expected]);

    [Fact]
    public void Results_Respectively_GoToTheMarkersInOrder()
        => Stains.In("CEA and HER2 are positive and negative, respectively.").ShouldBe(["cea-ihc present positive", "her2-ihc absent negative"]);

    [Theory]
    [InlineData("If CEA is positive, the patient may be referred.")]
    [InlineData("如CEA阳性，可考虑临床试验。")]
    public void Condition_BeforeAMarker_IsOther(string text) => Stains.In(text).ShouldBe(["cea-ihc other positive"]);
}
