using Prescreen.Facts;
using Prescreen.Narrative.Findings.Drafting;
using Prescreen.Narrative.Lexicon;
using Prescreen.Narrative.Scanning;
using Prescreen.Narrative.Structure;

namespace Prescreen.Narrative.Findings.Cardiac;

/// <summary>Finds what an electrocardiogram shows: normal or abnormal, in its own sentence or those that follow in the paragraph.</summary>
internal sealed class ElectrocardiogramExtractor(DateReader dates) : IFindingExtractor
{
    private static readonly ulong Names = RoleBits.Of(FindingRoles.Ecg);

    private bool isOpen;

    public void Begin() => isOpen = false;

    public void Read(SentenceReading sentence, List<NarrativeFinding> into)
    {
        isOpen &= !sentence.BeginsParagraph;
        if (!isOpen && !sentence.MayHave(Names))
        {
            return;
        }

        TermHit? name = null;
        for (var index = 0; index < sentence.Subjects.Count && name is null; index++)
        {
            name = sentence.Subjects[index].Is(FindingRoles.Ecg) ? sentence.Subjects[index] : null;
        }

        if (name is null && !isOpen)
        {
            return;
        }

        if (Shown(sentence, name) is not { } shown)
        {
            isOpen = true;
            if (name is { } awaited && sentence.AssertionOf(awaited) is Assertion.Planned)
            {
                isOpen = false;
                into.Add(new FindingDraft(FindingKinds.Ecg) { Assertion = Assertion.Planned, First = awaited.First, End = awaited.End }.Finish(sentence));
            }

            return;
        }

        isOpen = false;
        FindingDraft draft = new(FindingKinds.Ecg)
        {
            Assertion = shown.Assertion,
            First = Math.Min(name?.First ?? shown.First, shown.First),
            End = Math.Max(name?.End ?? shown.End, shown.End),
            Value = shown.Value,
        };
        into.Add(dates.Dated(sentence, draft).Finish(sentence));
    }

    public void End(List<NarrativeFinding> into)
    {
    }

    private static (string Value, Assertion Assertion, int First, int End)? Shown(SentenceReading sentence, TermHit? name)
    {
        (string Value, Assertion Assertion, int First, int End)? best = null;
        for (var index = 0; index < sentence.Subjects.Count; index++)
        {
            var hit = sentence.Subjects[index];
            var sign = hit.Is(FindingRoles.EcgSign) ? hit.Value : hit.Is(FindingRoles.Ecg) ? hit.Term.Entry["sign"] : null;
            if (sign is null || (name is { } of && Clauses.IsParted(sentence.Tokens, Math.Min(of.End, hit.End), Math.Max(of.First, hit.First)) && best is not null))
            {
                continue;
            }

            var said = sentence.AssertionOf(hit);
            var value = said is Assertion.Absent ? sign == "normal" ? "abnormal" : "normal" : sign;
            var assertion = said is Assertion.Absent ? Assertion.Present : said;
            if (best is null || Weight(value, assertion) > Weight(best.Value.Value, best.Value.Assertion))
            {
                best = (value, assertion, hit.First, hit.End);
            }
        }

        return best;
    }

    // What is abnormal for sure outweighs what may be, and that outweighs what is normal.
    private static int Weight(string value, Assertion assertion) => (value, assertion) switch
    {
        ("abnormal", Assertion.Present) => 3,
        ("abnormal", Assertion.Possible) => 2,
        ("normal", Assertion.Present) => 1,
        _ => 0,
    };
}
