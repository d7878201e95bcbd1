using Prescreen.Facts;
using Prescreen.Narrative.Findings.Drafting;
using Prescreen.Narrative.Lexicon;
using Prescreen.Narrative.Scanning;
using Prescreen.Narrative.Structure;

namespace Prescreen.Narrative.Findings.Surgeries;

/// <summary>Finds the Peritoneal Cancer Index: the total, never a region's number.</summary>
internal sealed class PciExtractor(DateReader dates) : IFindingExtractor
{
    private const int Highest = 39;
    private const int Reach = 8;

    public ulong Needs { get; } = RoleBits.Of(FindingRoles.Pci);

    public void Begin()
    {
    }

    public void Read(SentenceReading sentence, List<NarrativeFinding> into)
    {
        var end = 0;
        FindingDraft? last = null;
        for (var index = 0; index < sentence.Subjects.Count; index++)
        {
            var hit = sentence.Subjects[index];
            if (hit.Is(FindingRoles.Pci) && hit.First >= end && Total(sentence, hit, index) is { } total)
            {
                last = Draft(sentence, hit, total, last?.Date);
                into.Add(last.Finish(sentence));
                end = total.End;
            }
        }
    }

    public void End(List<NarrativeFinding> into)
    {
    }

    // A date belongs to the first index it stands by.
    private FindingDraft Draft(SentenceReading sentence, in TermHit name, NumberReader total, string? dateBefore)
    {
        var range = total.Range is { Low: { } low, High: Highest } ? NumberRange.Exactly(low) : total.Range;
        FindingDraft draft = new(FindingKinds.Pci)
        {
            Assertion = NumberReader.AssertionOf(sentence, name.First, total.End),
            First = name.First,
            End = total.End,
            Value = NumberReader.Written(range),
            Number = range,
        };
        var dated = dates.Dated(sentence, draft);
        return dated.Date is not null && dated.Date == dateBefore ? draft : dated;
    }

    // The number right after the name; where regions are told first, the one after "total".
    private static NumberReader? Total(SentenceReading sentence, in TermHit name, int index)
    {
        var (from, next, region) = (name.End, sentence.Tokens.Length, int.MaxValue);
        for (var at = index + 1; at < sentence.Subjects.Count; at++)
        {
            var hit = sentence.Subjects[at];
            if (hit.Is(FindingRoles.Pci) && hit.First >= name.End)
            {
                next = hit.First;
                break;
            }

            if (hit.Is(FindingRoles.Coronary))
            {
                return null;
            }

            region = hit.Is(FindingRoles.PciRegion) && hit.First >= name.End ? Math.Min(region, hit.First) : region;
            from = hit.Is(FindingRoles.Total) ? hit.End : from;
        }

        // A number before any region is the total already.
        var first = NumberReader.After(sentence, name.End, Reach);
        from = first is { } direct && direct.First < region ? name.End : from;
        if ((from == name.End && first is { } one && one.First > region) || NumberReader.After(sentence, from, Reach) is not { } number || number.First >= next || !IsJoined(sentence, from, number.First))
        {
            return null;
        }

        return (number.Range.Low ?? number.Range.High) is { } highest && highest <= Highest && highest == decimal.Truncate(highest) && !sentence.IsSign(number.End, '%') ? number : null;
    }

    private static bool IsJoined(SentenceReading sentence, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (sentence.Tokens[at].Sign is ',' or '.' or ';')
            {
                return false;
            }
        }

        return true;
    }
}
