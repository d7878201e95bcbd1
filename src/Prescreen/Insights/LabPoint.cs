using Prescreen.Facts;

namespace Prescreen.Insights;

/// <summary>One result of a lab as its criterion sees it: in the protocol's unit, or why it can't be.</summary>
public sealed record LabPoint
{
    /// <summary>The resource, with its version.</summary>
    public required SourceReference Source { get; init; }

    /// <summary>When it was so; null where the source doesn't say.</summary>
    public DateInterval? When { get; init; }

    /// <summary>The value as reported.</summary>
    public required string Reported { get; init; }

    /// <summary>The lowest possible value in the series' unit; null where open, or where <see cref="Problem"/> stands.</summary>
    public decimal? Low { get; init; }

    /// <summary>The highest possible value in the series' unit; null where open, or where <see cref="Problem"/> stands.</summary>
    public decimal? High { get; init; }

    /// <summary>The value in the series' unit as words, "120 10*9/L"; null where <see cref="Problem"/> stands.</summary>
    public string? Compared { get; init; }

    /// <summary>Why it can't be compared, in a coordinator's words; null where it can.</summary>
    public string? Problem { get; init; }

    /// <summary>True where neither a preliminary nor an unknown status puts it in doubt.</summary>
    public bool IsFinal { get; init; }

    /// <summary>The resource only.</summary>
    public override string ToString() => Source.ToString();
}
