using Prescreen.Facts;

namespace Prescreen.Narrative.Findings.Staining;

/// <summary>Makes one finding of what a sentence says twice of the same marker: "HER2 immunostain: score 3+ (HER2 positive)".</summary>
internal static class StainDuplicates
{
    /// <summary>Adds a finding, or puts it together with one of the same sentence, which begin at an index.</summary>
    public static void Add(List<NarrativeFinding> into, int from, NarrativeFinding finding)
    {
        for (var at = from; at < into.Count; at++)
        {
            if (IsSame(into[at], finding))
            {
                into[at] = Join(into[at], finding);
                return;
            }
        }

        into.Add(finding);
    }

    private static bool IsSame(NarrativeFinding one, NarrativeFinding other)
        => one.Finding == other.Finding && one.Assertion == other.Assertion && one.Part == other.Part && one.Date == other.Date
            && (one.Number is null || other.Number is null || one.Number == other.Number);

    private static NarrativeFinding Join(NarrativeFinding one, NarrativeFinding other)
    {
        var (first, second) = one.Start <= other.Start ? (one, other) : (other, one);
        var isScored = second.Number is not null && first.Number is null;
        var text = first.End >= second.End ? first.Quote : Span(first, second);
        return new NarrativeFinding
        {
            Finding = first.Finding,
            Assertion = first.Assertion,
            Value = isScored ? second.Value : first.Value ?? second.Value,
            Number = first.Number ?? second.Number,
            Copies = first.Copies ?? second.Copies,
            Percent = first.Percent ?? second.Percent,
            HScore = first.HScore ?? second.HScore,
            Patterns = first.Patterns.Count > 0 ? first.Patterns : second.Patterns,
            Intensity = first.Intensity ?? second.Intensity,
            Part = first.Part,
            Date = first.Date,
            IsAmendment = first.IsAmendment,
            Quote = text,
            Start = first.Start,
            End = first.Start + text.Length,
        };
    }

    // Where the words don't meet, those of the first alone are quoted.
    private static string Span(NarrativeFinding first, NarrativeFinding second)
        => second.Start <= first.End ? first.Quote + second.Quote[(first.End - second.Start)..] : first.Quote;
}
