using Prescreen.Facts;
using Prescreen.Narrative.Findings.Drafting;
using Prescreen.Narrative.Lexicon;
using Prescreen.Narrative.Scanning;
using Prescreen.Narrative.Structure;

namespace Prescreen.Narrative.Findings.Imaging;

/// <summary>Finds whether an imaging study was done with contrast: one finding a sentence and value.</summary>
internal sealed class ContrastExtractor(DateReader dates) : IFindingExtractor
{
    private const int DenialReach = 4;
    private const string With = "with";
    private const string Without = "without";

    public ulong Needs { get; } = RoleBits.Of(FindingRoles.Contrast);

    public void Begin()
    {
    }

    public void Read(SentenceReading sentence, List<NarrativeFinding> into)
    {
        FindingDraft? draft = null;
        for (var index = 0; index < sentence.Subjects.Count; index++)
        {
            var hit = sentence.Subjects[index];
            if (!hit.Is(FindingRoles.Contrast) || (hit.Term.Entry["needs"] is "study" && !HasStudy(sentence)))
            {
                continue;
            }

            var (value, assertion) = Said(sentence, hit);
            if (draft is not null && draft.Assertion == assertion && (draft.Value == value || hit.First - draft.End <= 3))
            {
                draft = draft.Cover(hit.First, hit.End) with { Value = draft.Value == value ? value : "with-and-without" };
                continue;
            }

            Finish(sentence, draft, into);
            draft = new FindingDraft(FindingKinds.CtContrast) { Assertion = assertion, First = hit.First, End = hit.End, Value = value };
        }

        Finish(sentence, draft, into);
    }

    public void End(List<NarrativeFinding> into)
    {
    }

    private void Finish(SentenceReading sentence, FindingDraft? draft, List<NarrativeFinding> into)
    {
        if (draft is null)
        {
            return;
        }

        if (draft.Assertion is Assertion.Historical)
        {
            dates.Read(sentence);
            draft = draft with { Date = dates.Near(sentence, draft.First, draft.End) };
        }

        into.Add(draft.Finish(sentence));
    }

    // "No intravenous contrast was given" is a study without.
    private static (string Value, Assertion Assertion) Said(SentenceReading sentence, in TermHit hit)
    {
        var said = sentence.AssertionOf(hit);
        return said is not Assertion.Absent ? (hit.Value!, said) : (hit.Value == With && IsDenied(sentence, hit) ? Without : hit.Value!, Assertion.Present);
    }

    // What a study doesn't show is not what it was done without.
    private static bool IsDenied(SentenceReading sentence, in TermHit hit)
    {
        for (var index = 0; index < sentence.Context.Count; index++)
        {
            var trigger = sentence.Context[index];
            var distance = trigger.First < hit.First ? hit.First - trigger.End : trigger.First - hit.End;
            if (trigger.Value == "absent" && distance <= DenialReach && (trigger.First < hit.First || Clauses.IsNear(sentence.Tokens, hit.End, trigger.First, DenialReach)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasStudy(SentenceReading sentence)
    {
        for (var index = 0; index < sentence.Subjects.Count; index++)
        {
            if (sentence.Subjects[index].Is(FindingRoles.Study))
            {
                return true;
            }
        }

        return false;
    }
}
