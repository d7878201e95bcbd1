namespace Prescreen.Tests.Narrative.Staining;

/// <summary>Shares, scores, patterns and intensities, before and after the marker.</summary>
public sealed class StainValueTests
{
    [Theory]
    [InlineData("Strong membranous CEA staining in 40% of tumor cells.", "cea-ihc present positive 40% membranous strong")]
    [InlineData("Weak to moderate membranous CEA staining is seen in 30 to 50% of tumor cells.", "cea-ihc present positive 30-50% membranous weak-moderate")]
    [InlineData("Two thirds of the tumor cells show membranous CEA staining.", "cea-ihc present positive 67% membranous")]
    [InlineData("CEA highlights 2/3 of the tumor cells.", "cea-ihc present positive 67%")]
    [InlineData("CEA is positive in at least 10% of cells.", "cea-ihc present positive >=10%")]
    [InlineData("Less than 10% of the tumor cells stain for CEA.", "cea-ihc present positive <10%")]
    [InlineData("CEA 10% or more, membranous.", "cea-ihc present positive >=10% membranous")]
    [InlineData("约三分之二的肿瘤细胞CEA膜阳性，强度中等。", "cea-ihc present positive 67% membranous moderate")]
    [InlineData("CEA（弱+，膜，约10%-20%）。", "cea-ihc present positive 10-20% membranous weak")]
    [InlineData("CEA：+，膜型，６０％以上。", "cea-ihc present positive >=60% membranous")]
    [InlineData("CEA: H-score 150.", "cea-ihc present positive H 150")]
    [InlineData("CEA 0%.", "cea-ihc absent negative 0%")]
    public void Share_InAnyForm_IsAnInterval(string text, string expected) => Stains.In(text).ShouldBe([expected]);

    [Theory]
    [InlineData("Of the 30% CEA positive cells 20% show membranous staining.", "cea-ihc present positive 20% membranous")]
    [InlineData("CEA: 30% of cells positive, of which 20% membranous.", "cea-ihc present positive 20% membranous")]
    [InlineData("CEA membranous 40%, cytoplasmic 60%.", "cea-ihc present positive 40% membranous")]
    [InlineData("CEA: cytoplasmic 60%, membranous 40%.", "cea-ihc present positive 40% membranous")]
    public void Shares_Several_TheMembranousDecides(string text, string expected) => Stains.In(text).ShouldBe([expected]);

    [Theory]
    [InlineData("CEA stains the apical membrane.", "cea-ihc present positive apical-luminal")]
    [InlineData("CEA: membranous staining absent; cytoplasmic staining present in 90%.", "cea-ihc present positive 90% cytoplasmic")]
    [InlineData("CEA仅见胞浆阳性，未见膜着色。", "cea-ihc present positive cytoplasmic")]
    [InlineData("HER2 3+ with lateral membranous staining.", "her2-ihc present 3+ membranous+basolateral")]
    [InlineData("肿瘤侵及浆膜，CEA(+)。", "cea-ihc present positive")]
    public void Pattern_InAnyForm_IsTheOneMeant(string text, string expected) => Stains.In(text).ShouldBe([expected]);

    [Theory]
    [InlineData("HER2 2+ (equivocal), FISH to follow.", "her2-ihc possible 2+|her2-ish planned pending")]
    [InlineData("HER2 overexpression: negative (1+).", "her2-ihc absent 1+")]
    [InlineData("HER2: 3+ in 60% of tumor cells (positive by HERACLES criteria).", "her2-ihc present 3+ 60%")]
    [InlineData("HER2 IHC 2+ and FISH not amplified (ratio 1.2).", "her2-ihc possible 2+|her2-ish absent not-amplified ratio 1.2")]
    [InlineData("HER2 FISH: HER2/CEP17 ratio 2.3, mean HER2 copies 6.1.", "her2-ish present ratio 2.3 copies 6.1")]
    [InlineData("FISH示HER2基因扩增，比值2.6，扩增细胞占65%。", "her2-ish present amplified 65% ratio 2.6")]
    [InlineData("Average HER2 copy number 6.1; average CEP17 copy number 2.0; HER2/CEP17 ratio 3.05.", "her2-ish present ratio 3.05 copies 6.1")]
    public void Her2_ByStainAndByGene_AreTwoStatements(string text, string expected) => Stains.In(text).ShouldBe(expected.Split('|'));
}
