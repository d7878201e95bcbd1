using Prescreen.Facts;
using Prescreen.Tests.Narrative.Measuring;

namespace Prescreen.Tests.Narrative.Staining;

/// <summary>Reads a text's stains, each written in one line.</summary>
internal static class Stains
{
    /// <summary>The stains of a text: "cea-ihc present positive 40% membranous".</summary>
    public static IReadOnlyList<string> In(string text)
        => [.. Lexicons.Reader.Read(text).Where(finding => finding.Finding is FindingKinds.CeaIhc or FindingKinds.Her2Ihc or FindingKinds.Her2Ish).Select(Written)];

    private static string Written(NarrativeFinding finding)
    {
        string?[] words =
        [
            finding.Finding, finding.Assertion.ToString().ToLowerInvariant(), finding.Value,
            finding.Percent is { } percent ? $"{Interval.Show(percent)}%" : null,
            finding.Patterns.Count > 0 ? string.Join('+', finding.Patterns) : null,
            finding.Intensity,
            finding.Finding == FindingKinds.Her2Ish && finding.Number is { } ratio ? $"ratio {Interval.Show(ratio)}" : null,
            finding.Copies is { } copies ? $"copies {Interval.Show(copies)}" : null,
            finding.HScore is { } score ? FormattableString.Invariant($"H {score}") : null,
            finding.Part is { } part ? $"part {part}" : null,
            finding.Date,
        ];
        return string.Join(' ', words.Where(word => word is not null));
    }
}
