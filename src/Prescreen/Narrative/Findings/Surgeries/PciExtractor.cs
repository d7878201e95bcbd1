using Prescreen.Facts;
using Prescreen.Narrative.Findings.Drafting;
using Prescreen.Narrative.Scanning;
using Prescreen.Narrative.Structure;

namespace Prescreen.Narrative.Findings.Surgeries;

/// <summary>Finds the Peritoneal Cancer Index: the total, never a region's number.</summary>
internal sealed class PciExtractor : IFindingExtractor
{
    private const int Highest = 39;
    private const int Reach = 8;

    private readonly DateReader dates = new();

    public void Begin()
    {
    }

    public void Read(SentenceReading sentence, List<NarrativeFinding> into)
    {
        var end = 0;
        for (var index = 0; index < sentence.Subjects.Count; index++)
        {
            var hit = sentence.Subjects[index];
            if (hit.Is(FindingRoles.Pci) && hit.First >= end && Total(sentence, hit, index) is { } total)
            {
                Add(sentence, hit, total, into);
                end = total.End;
            }
        }
    }

    public void End(List<NarrativeFinding> into)
    {
    }

    private void Add(SentenceReading sentence, in TermHit name, NumberReader total, List<NarrativeFinding> into)
    {
        var said = sentence.AssertionOf(name.First, total.End);
        dates.Read(sentence);
        var date = dates.All.Count > 0 && dates.All[0].First < name.First ? dates.Near(sentence, name.First, total.End) : null;
        into.Add(new FindingDraft(FindingKinds.Pci)
        {
            Assertion = said is Assertion.Present && date is not null ? Assertion.Historical : said,
            First = name.First,
            End = total.End,
            Value = NumberReader.Written(total.Range),
            Number = total.Range,
            Date = date,
        }.Finish(sentence));
    }

    // The number right after the name; where regions are told first, the one after "total".
    private static NumberReader? Total(SentenceReading sentence, in TermHit name, int index)
    {
        var (from, next, isRegions) = (name.End, sentence.Tokens.Length, false);
        for (var at = index + 1; at < sentence.Subjects.Count; at++)
        {
            var hit = sentence.Subjects[at];
            if (hit.Is(FindingRoles.Pci) && hit.First >= name.End)
            {
                next = hit.First;
                break;
            }

            isRegions |= hit.Is(FindingRoles.PciRegion) && hit.First - name.End <= Reach && from == name.End;
            from = hit.Is(FindingRoles.Total) ? hit.End : from;
        }

        var isTotal = from > name.End;
        if ((isRegions && !isTotal) || NumberReader.After(sentence, from, Reach) is not { } number || number.First >= next || !IsJoined(sentence, from, number.First))
        {
            return null;
        }

        return (number.Range.High ?? number.Range.Low) is { } highest && highest <= Highest && highest == decimal.Truncate(highest) && !sentence.IsSign(number.End, '%') ? number : null;
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
