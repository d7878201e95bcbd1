using Prescreen.Facts;
using Prescreen.Narrative.Findings.Drafting;
using Prescreen.Narrative.Scanning;
using Prescreen.Narrative.Structure;

namespace Prescreen.Narrative.Findings.Surgeries;

/// <summary>Finds operations: cytoreductive surgery, HIPEC and the resection of the primary tumour.</summary>
internal sealed class SurgeryExtractor : IFindingExtractor
{
    private readonly DateReader dates = new();
    private readonly List<FindingDraft> drafts = [];

    public void Begin()
    {
    }

    public void Read(SentenceReading sentence, List<NarrativeFinding> into)
    {
        drafts.Clear();
        for (var index = 0; index < sentence.Subjects.Count; index++)
        {
            var hit = sentence.Subjects[index];
            if (hit.Is(FindingRoles.Operation))
            {
                if (drafts.Count == 0)
                {
                    dates.Read(sentence);
                }

                Add(sentence, hit);
            }
        }

        foreach (var draft in drafts)
        {
            into.Add(draft.Finish(sentence));
        }
    }

    public void End(List<NarrativeFinding> into)
    {
    }

    private void Add(SentenceReading sentence, in TermHit hit)
    {
        var date = dates.Near(sentence, hit.First, hit.End);
        var said = sentence.AssertionOf(hit);
        var assertion = said is not Assertion.Other && Undone.Is(sentence, hit.First, hit.End, hit.Value) ? Assertion.Absent
            : said is Assertion.Present && date is not null ? Assertion.Historical
            : said;
        foreach (var known in drafts)
        {
            if (known.Value == hit.Value && known.Assertion == assertion && !Clauses.IsParted(sentence.Tokens, known.End, hit.First))
            {
                return;
            }
        }

        drafts.Add(new FindingDraft(FindingKinds.Surgery)
        {
            Assertion = assertion,
            First = hit.First,
            End = hit.End,
            Value = hit.Value,
            Date = assertion is Assertion.Absent or Assertion.Other ? null : date,
        });
    }
}
