using Prescreen.Facts;
using Prescreen.Narrative.Findings.Drafting;
using Prescreen.Narrative.Lexicon;
using Prescreen.Narrative.Structure;

namespace Prescreen.Narrative.Findings.Courses;

/// <summary>Finds progression of the disease.</summary>
internal sealed class ProgressionExtractor(DateReader dates) : IFindingExtractor
{
    private readonly List<FindingDraft> drafts = [];

    public ulong Needs { get; } = RoleBits.Of(FindingRoles.Progression);

    public void Begin()
    {
    }

    public void Read(SentenceReading sentence, List<NarrativeFinding> into)
    {
        drafts.Clear();
        for (var index = 0; index < sentence.Subjects.Count; index++)
        {
            var hit = sentence.Subjects[index];
            if (!hit.Is(FindingRoles.Progression))
            {
                continue;
            }

            var assertion = hit.Term.Entry["asserts"] is "other" ? Assertion.Other : sentence.AssertionOf(hit);
            var known = Known(sentence, hit.First, assertion);
            if (known >= 0)
            {
                drafts[known] = drafts[known].Cover(hit.First, hit.End);
            }
            else
            {
                drafts.Add(new FindingDraft(FindingKinds.Progression) { Assertion = assertion, First = hit.First, End = hit.End });
            }
        }

        foreach (var draft in drafts)
        {
            into.Add(dates.Dated(sentence, draft).Finish(sentence));
        }
    }

    public void End(List<NarrativeFinding> into)
    {
    }

    private int Known(SentenceReading sentence, int first, Assertion assertion)
        => drafts.FindIndex(draft => draft.Assertion == assertion && !Clauses.IsParted(sentence.Tokens, draft.End, first));
}
