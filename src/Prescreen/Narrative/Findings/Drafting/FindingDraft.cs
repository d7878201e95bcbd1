using Prescreen.Facts;
using Prescreen.Narrative.Structure;

namespace Prescreen.Narrative.Findings.Drafting;

/// <summary>A finding in the making: tokens <see cref="First"/> to <see cref="End"/>, exclusive, of its sentence.</summary>
internal sealed record FindingDraft(string Kind)
{
    private readonly RangeBox? number;
    private readonly RangeBox? percent;

    public required Assertion Assertion { get; init; }

    public required int First { get; init; }

    public required int End { get; init; }

    public string? Value { get; init; }

    public NumberRange? Number
    {
        get => RangeBox.In(number);
        init => number = RangeBox.Of(value);
    }

    public NumberRange? Percent
    {
        get => RangeBox.In(percent);
        init => percent = RangeBox.Of(value);
    }

    public string? Site { get; init; }

    public string? Laterality { get; init; }

    public string? Date { get; init; }

    /// <summary>The same in wider words.</summary>
    public FindingDraft Cover(int first, int end) => this with { First = Math.Min(First, first), End = Math.Max(End, end) };

    /// <summary>The finding, of the sentence the draft was made of.</summary>
    public NarrativeFinding Finish(SentenceReading sentence) => new()
    {
        Finding = Kind,
        Assertion = Assertion,
        Value = Value,
        Number = Number,
        Percent = Percent,
        Site = Site,
        Laterality = Laterality,
        Date = Date,
        Part = sentence.Part,
        IsAmendment = sentence.IsAmendment,
        Quote = sentence.Words(First, End).ToString(),
        Start = sentence.Tokens[First].Start,
        End = sentence.Tokens[End - 1].End,
    };

    /// <summary>The kind and assertion only.</summary>
    public override string ToString() => $"{Kind} {Assertion}";
}
