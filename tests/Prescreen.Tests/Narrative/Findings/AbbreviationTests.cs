using Prescreen.Facts;

namespace Prescreen.Tests.Narrative.Findings;

/// <summary>Abbreviations that mean something else in most notes: a month, a day after surgery, a syndrome, a verb.</summary>
public sealed class AbbreviationTests
{
    [Theory]
    [InlineData("Seen on 27-Apr-2026 and 12 APR 2026.")]
    [InlineData("Follow up in Apr.")]
    [InlineData("All discharge criteria met, goals met.")]
    [InlineData("POD#1: doing well, discharged on POD 3.")]
    [InlineData("CRS grade 2 after the infusion, treated with tocilizumab.")]
    [InlineData("Cytokine release syndrome (CRS) occurred.")]
    [InlineData("Low back pain near the lar joint.")]
    public void Abbreviation_OfSomethingElse_IsNoFinding(string text) => Lexicons.Reader.Read(text).ShouldBeEmpty();

    [Theory]
    [InlineData("Rectal cancer, underwent APR.")]
    [InlineData("Rectal cancer treated by LAR.")]
    public void Abbreviation_OfAnOperation_IsOne(string text)
        => Lexicons.Reader.Read(text).ShouldContain(finding => finding.Finding == FindingKinds.Surgery && finding.Value == "primary-resection");
}
