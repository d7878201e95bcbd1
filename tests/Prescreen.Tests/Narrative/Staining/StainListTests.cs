namespace Prescreen.Tests.Narrative.Staining;

/// <summary>Lists of markers: whose result is whose.</summary>
public sealed class StainListTests
{
    [Theory]
    [InlineData("Negative for CEA, CK7 and TTF-1; CK20 and CDX2 positive.")]
    [InlineData("Negative for CEA, CK7 and TTF-1, CK20 and CDX2 positive.")]
    [InlineData("CK20 and CDX2 are positive, CK7 and CEA are negative.")]
    [InlineData("CK7-/CK20+/CEA-")]
    [InlineData("Positive: CK20, CDX2. Negative: CK7, CEA.")]
    [InlineData("Positive (CK20, CDX2); negative (CK7, CEA).")]
    [InlineData("The tumor expresses CK20 but lacks CEA expression.")]
    [InlineData("CK20 positive, CEA negative, CK7 negative.")]
    [InlineData("CEA: no staining; CK20: diffuse staining, 90%.")]
    [InlineData("肿瘤细胞表达CK20，不表达CEA、CK7。")]
    [InlineData("CK20、CDX2均阳性，CK7、CEA均阴性。")]
    [InlineData("CK20（+），CEA（－），CDX2（＋）。")]
    public void Lists_WithCeaAmongTheNegative_AreReadSo(string text) => Stains.In(text).ShouldBe(["cea-ihc absent negative"]);

    [Theory]
    [InlineData("Positive for CK20, CDX2 and CEA, negative for CK7.")]
    [InlineData("CK7-/CK20+/CEA+")]
    [InlineData("CK7 -, CEA +, CK20 +")]
    [InlineData("Positive: CK20, CDX2, CEA. Negative: CK7.")]
    [InlineData("CEA positive CK7 negative CK20 positive")]
    [InlineData("Margins are negative, CEA is positive.")]
    [InlineData("CEA(+)，某某蛋白(-)")]
    [InlineData("IHC：CK7(-)、CEA(+)、NewMarker(-)")]
    public void Lists_WithCeaAmongThePositive_AreReadSo(string text) => Stains.In(text).ShouldBe(["cea-ihc present positive"]);

    [Fact]
    public void List_WithSharesOfItsOwn_KeepsThemApart()
        => Stains.In("CEA（膜+，约30%），CK20（+），HER2（0）。").ShouldBe(["cea-ihc present positive 30% membranous", "her2-ihc absent 0"]);

    [Theory]
    [InlineData("Immunostains for CEA and CK20 were performed.")]
    [InlineData("CEACAM1 and CEACAM6 are positive, membranous, 80%.")]
    [InlineData("Serum CEA 45 ng/mL.")]
    [InlineData("CEA 3.2")]
    [InlineData("肿瘤标志物：CEA 5.6 ug/L，CA19-9 正常。")]
    [InlineData("ERBB2 amplification detected (NGS).")]
    [InlineData("CEA-P not done.")]
    public void Mention_WithoutStain_IsNoFinding(string text) => Stains.In(text).ShouldBeEmpty();
}
