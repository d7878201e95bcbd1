using Prescreen.Facts;
using Prescreen.Narrative.Findings.Drafting;
using Prescreen.Narrative.Scanning;
using Prescreen.Narrative.Structure;

namespace Prescreen.Narrative.Findings.Surgeries;

/// <summary>Finds operations: cytoreductive surgery, HIPEC and the resection of the primary tumour.</summary>
internal sealed class SurgeryExtractor : IFindingExtractor
{
    private const int UndoneReach = 12;

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
        var assertion = said is not Assertion.Other && IsUndone(sentence, hit) ? Assertion.Absent
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

    // "The planned HIPEC was aborted": what became of it outweighs the plan.
    private static bool IsUndone(SentenceReading sentence, in TermHit operation)
    {
        for (var index = 0; index < sentence.Subjects.Count; index++)
        {
            var hit = sentence.Subjects[index];
            if (!hit.Is(FindingRoles.Undone))
            {
                continue;
            }

            var (from, to) = hit.First >= operation.End ? (operation.End, hit.First) : (hit.End, operation.First);
            if (to >= from && to - from <= UndoneReach && IsOneClause(sentence, from, to, operation))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOneClause(SentenceReading sentence, int from, int to, in TermHit operation)
    {
        for (var at = from; at < to; at++)
        {
            if (sentence.Tokens[at].Sign is ';' or ',' or '。' or '.' or ':')
            {
                return false;
            }
        }

        // Another operation between takes the word for itself.
        for (var index = 0; index < sentence.Subjects.Count; index++)
        {
            var hit = sentence.Subjects[index];
            if (hit.Is(FindingRoles.Operation) && hit.First >= from && hit.End <= to && hit.Value != operation.Value)
            {
                return sentence.Tokens[from].IsChinese;
            }
        }

        return true;
    }
}
