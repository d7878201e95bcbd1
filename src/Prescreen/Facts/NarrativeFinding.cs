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
    private readonly RangeBox? number;
    private readonly RangeBox? percent;
    private readonly RangeBox? copies;

    /// <summary>The finding's kind, one of <see cref="FindingKinds"/>: "cea-ihc", "metastasis", "cc-score".</summary>
    public required string Finding { get; init; }

    /// <summary>What the text says of it.</summary>
    public required Assertion Assertion { get; init; }

    /// <summary>What is said, in normalised words: "positive", "3+", "CC-1", "cytoreductive"; null where the kind needs none.</summary>
    public string? Value { get; init; }

    /// <summary>Its number where it has one: a score, a ratio, an index.</summary>
    public NumberRange? Number
    {
        get => RangeBox.In(number);
        init => number = RangeBox.Of(value);
    }

    /// <summary>Its share in percent, 0 to 100: of stained or amplified cells, an ejection fraction.</summary>
    public NumberRange? Percent
    {
        get => RangeBox.In(percent);
        init => percent = RangeBox.Of(value);
    }

    /// <summary>The mean number of gene copies in a cell.</summary>
    public NumberRange? Copies
    {
        get => RangeBox.In(copies);
        init => copies = RangeBox.Of(value);
    }

    /// <summary>The H-score, 0 to 300.</summary>
    public decimal? HScore { get; init; }

    /// <summary>Its staining patterns: "membranous", "cytoplasmic"; empty where none is told.</summary>
    public IReadOnlyList<string> Patterns { get; init; } = [];

    /// <summary>Its intensity: "weak", "moderate", "strong", "weak-moderate"; null where none is told.</summary>
    public string? Intensity { get; init; }

    /// <summary>Its site: "liver", "peritoneum"; null where none.</summary>
    public string? Site { get; init; }

    /// <summary>"left", "right" or "bilateral"; null where none is told.</summary>
    public string? Laterality { get; init; }

    /// <summary>The specimen's part in the report: "A"; null where the report has no parts.</summary>
    public string? Part { get; init; }

    /// <summary>The day, month or year the text gives it, as a FHIR date ("2023-03"); null where none is told.</summary>
    public string? Date { get; init; }

    /// <summary>True in an addendum or amended part: it outranks what stands before it.</summary>
    public bool IsAmendment { get; init; }

    /// <summary>The words that say so, as shown to the coordinator.</summary>
    public required string Quote { get; init; }

    /// <summary>Where the words begin in the report's text, in UTF-16 units.</summary>
    public int Start { get; init; }

    /// <summary>Where they end, exclusive.</summary>
    public int End { get; init; }

    /// <summary>The finding and assertion only: never the words.</summary>
    public override string ToString() => $"{Finding} {Assertion}";
}
