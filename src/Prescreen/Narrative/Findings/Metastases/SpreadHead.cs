using Prescreen.Facts;

namespace Prescreen.Narrative.Findings.Metastases;

/// <summary>Words that tell of spread, or of a focal lesion: "metastatic lesions", "implants", "nodule".</summary>
/// <param name="First">The first token.</param>
/// <param name="WordsEnd">The token after the words themselves.</param>
/// <param name="End">The same, with the tumour's name: "metastatic adenocarcinoma".</param>
/// <param name="IsSpread">True for spread, false for a lesion of unsaid nature.</param>
/// <param name="NeedsOrgan">True where they tell nothing unless a site is named.</param>
/// <param name="OnlySpreadOut">True where they count only at the peritoneum: "disease".</param>
/// <param name="Site">The site the words themselves name: "carcinomatosis".</param>
/// <param name="Assertion">How the words are asserted.</param>
internal sealed record SpreadHead(int First, int WordsEnd, int End, bool IsSpread, bool NeedsOrgan, bool OnlySpreadOut, string? Site, Assertion Assertion)
{
    /// <summary>Never the words.</summary>
    public override string ToString() => nameof(SpreadHead);
}
