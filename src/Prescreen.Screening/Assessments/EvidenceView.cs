namespace Prescreen.Screening.Assessments;

/// <summary>A fact that a kept verdict rests on.</summary>
public sealed record EvidenceView
{
    /// <summary>The versioned reference, "Observation/7/_history/2".</summary>
    public required string Reference { get; init; }

    /// <summary>The value as reported.</summary>
    public required string Value { get; init; }

    /// <summary>The value as compared, "120 10*9/L"; null where nothing was.</summary>
    public string? Compared { get; init; }

    /// <summary>When it was so, "2026-11-20" or "2026-11-01..2026-11-30"; null where the source doesn't say.</summary>
    public string? Effective { get; init; }

    /// <summary>The words that were read; null where no words decided.</summary>
    public string? Text { get; init; }

    /// <summary>Where the words begin in the document's text, in UTF-16 units; 0 without words.</summary>
    public int Start { get; init; }

    /// <summary>Where they end, exclusive.</summary>
    public int End { get; init; }

    /// <summary>The reference only.</summary>
    public override string ToString() => Reference;
}
