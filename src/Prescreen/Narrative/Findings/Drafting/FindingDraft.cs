using Prescreen.Facts;
using Prescreen.Narrative.Structure;

namespace Prescreen.Narrative.Findings.Drafting;

/// <summary>A finding in the making: tokens <see cref="First"/> to <see cref="End"/>, exclusive, of its sentence.</summary>
internal sealed class FindingDraft(string kind)
{
    /// <summary>The finding's kind.</summary>
    public string Kind => kind;

    public required Assertion Assertion { get; set; }

    public required int First { get; set; }

    public required int End { get; set; }

    public string? Value { get; set; }

    public NumberRange? Number { get; init; }

    public NumberRange? Percent { get; init; }

    public string? Site { get; set; }

    public string? Laterality { get; set; }

    public string? Date { get; set; }

    /// <summary>Widens its words.</summary>
    public void Cover(int first, int end) => (First, End) = (Math.Min(First, first), Math.Max(End, end));

    /// <summary>The finding, of the sentence the draft was made of.</summary>
    public NarrativeFinding Finish(SentenceReading sentence) => new()
    {
        Finding = kind,
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
    public override string ToString() => $"{kind} {Assertion}";
}
