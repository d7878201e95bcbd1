using Prescreen.Evaluation;

namespace Prescreen.Insights;

/// <summary>A criterion that two versions of a protocol answer differently for one patient.</summary>
/// <param name="Id">The criterion's id.</param>
/// <param name="Before">What the old version says; null where it has no such criterion.</param>
/// <param name="After">What the new version says; null likewise.</param>
public sealed record OutcomeChange(string Id, Verdict? Before, Verdict? After)
{
    /// <summary>The id and outcomes only.</summary>
    public override string ToString() => $"{Id} {Before?.Outcome.Name() ?? "-"} {After?.Outcome.Name() ?? "-"}";
}
