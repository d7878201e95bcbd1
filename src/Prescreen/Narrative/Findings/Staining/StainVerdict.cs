using Prescreen.Facts;

namespace Prescreen.Narrative.Findings.Staining;

/// <summary>Makes of what was gathered a value and an assertion.</summary>
internal static class StainVerdict
{
    /// <summary>The kind of finding; null for a marker that is none.</summary>
    public static string? KindOf(StainFrame frame) => frame.Kind switch
    {
        "cea" => FindingKinds.CeaIhc,
        "her2" when IsOfGene(frame) => FindingKinds.Her2Ish,
        "her2" => FindingKinds.Her2Ihc,
        "ish" => FindingKinds.Her2Ish,
        _ => null,
    };

    /// <summary>The value in normalised words; null where nothing or only a ratio is told.</summary>
    public static string? Value(StainFrame frame, string kind)
        => kind == FindingKinds.Her2Ish ? GeneValue(frame.Result)
            : frame.Score is { Value: { } score } ? score
            : frame.Result is { } result && !(frame.IsWeak && IsUnstained(frame)) ? result
            : frame.HasStaining ? (IsUnstained(frame) ? "negative" : "positive")
            : frame.IsPatternDenied ? "negative"
            : null;

    /// <summary>What is asserted by value, score or ratio; null where nothing is said.</summary>
    public static Assertion? Assertion(StainFrame frame, string kind, string? value) => value switch
    {
        "pending" => Facts.Assertion.Planned,
        "not-done" or "not-a-stain" => null,
        "positive" or "amplified" => Facts.Assertion.Present,
        "negative" or "not-amplified" => Facts.Assertion.Absent,
        "equivocal" => Facts.Assertion.Possible,
        null => ByRatio(frame),
        _ => frame is { Result: "positive" or "negative" or "equivocal", IsWeak: false } ? Assertion(frame, kind, frame.Result) : ByScore(frame, kind),
    };

    /// <summary>True where gene copies are told. "HER2: amplified, ratio 2.3" is about the gene even where no method is named; "HER2 2+, ratio …" is of both, and its score counts.</summary>
    public static bool IsOfGene(StainFrame frame)
        => frame.Score is null && (frame.Result is "amplified" or "not-amplified" || frame.IsOfGene);

    private static string? GeneValue(string? result) => result switch
    {
        "positive" => "amplified",
        "negative" => "not-amplified",
        _ => result,
    };

    private static bool IsUnstained(StainFrame frame) => StainLinks.Deciding(frame.Shares, null) is { Range: { High: 0 } };

    private static Assertion? ByRatio(StainFrame frame) => frame.Ratio switch
    {
        { Low: >= 2 } => Facts.Assertion.Present,
        { High: < 2 } or { High: 2, HighInclusive: false } => Facts.Assertion.Absent,
        { } => Facts.Assertion.Possible,
        null => frame.Copies is { Low: >= 6 } ? Facts.Assertion.Present : frame.Copies is { High: < 4 } ? Facts.Assertion.Absent : frame.Copies is null ? null : Facts.Assertion.Possible,
    };

    private static Assertion ByScore(StainFrame frame, string kind) => (frame.Score?.Range?.Low, frame.Score?.Range?.High) switch
    {
        (0, 0) => Facts.Assertion.Absent,
        ( >= 3, _) => Facts.Assertion.Present,
        _ when kind == FindingKinds.CeaIhc => Facts.Assertion.Present,
        (_, <= 1) => Facts.Assertion.Absent,
        _ => Facts.Assertion.Possible,
    };
}
