using Prescreen.Facts;

namespace Prescreen.Tests.Narrative.Measuring;

/// <summary>A finding a reader is to find; the quote's place in the case's text is Start to End.</summary>
internal sealed record ExpectedFinding
{
    public required string Finding { get; init; }

    public required Assertion Assertion { get; init; }

    public required string Quote { get; init; }

    public required int Start { get; init; }

    public int End => Start + Quote.Length;

    public string? Value { get; init; }

    public NumberRange? Number { get; init; }

    public NumberRange? Percent { get; init; }

    public NumberRange? Copies { get; init; }

    public decimal? HScore { get; init; }

    public IReadOnlyList<string> Patterns { get; init; } = [];

    public string? Intensity { get; init; }

    public string? Site { get; init; }

    public string? Laterality { get; init; }

    public string? Part { get; init; }

    public string? Date { get; init; }

    public bool IsAmendment { get; init; }
}
