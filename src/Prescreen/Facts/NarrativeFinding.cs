namespace Prescreen.Facts;

/// <summary>What a text says of a finding.</summary>
public enum Assertion
{
    /// <summary>It is so.</summary>
    Present,

    /// <summary>It is not so.</summary>
    Absent,

    /// <summary>It may be so.</summary>
    Possible,

    /// <summary>It was so.</summary>
    Historical,

    /// <summary>It is intended, or pending.</summary>
    Planned,

    /// <summary>It is somebody else's, a control's, or a differential.</summary>
    Other,
}

/// <summary>A finding read in a report's words: which (<see cref="Finding"/>, "metastasis"), how asserted, and exactly which words said so.</summary>
public sealed class NarrativeFinding
{
    /// <summary>The finding's name in the narrative lexicon: "cea-ihc", "metastasis", "cc-score".</summary>
    public required string Finding { get; init; }

    /// <summary>What the text says of it.</summary>
    public required Assertion Assertion { get; init; }

    /// <summary>Its number or interval where it has one: a percent, a score, a ratio.</summary>
    public ResultValue Value { get; init; } = ResultValue.None;

    /// <summary>Its site: "liver", "peritoneum"; null where none.</summary>
    public string? Site { get; init; }

    /// <summary>Its staining pattern: "membranous"; null where none.</summary>
    public string? Pattern { get; init; }

    /// <summary>The words that say so, as shown to the coordinator.</summary>
    public required string Quote { get; init; }

    /// <summary>Where the words begin in the report's text, in UTF-16 units.</summary>
    public int Start { get; init; }

    /// <summary>Where they end, exclusive.</summary>
    public int End { get; init; }

    /// <summary>The finding and assertion only: never the words.</summary>
    public override string ToString() => $"{Finding} {Assertion}";
}
