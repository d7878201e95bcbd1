using Prescreen.Facts;
using Prescreen.Narrative.Findings.Drafting;
using Prescreen.Narrative.Findings.Organs;
using Prescreen.Narrative.Lexicon;
using Prescreen.Narrative.Scanning;
using Prescreen.Narrative.Structure;

namespace Prescreen.Narrative.Findings.Surgeries;

/// <summary>Finds operations: cytoreductive surgery, HIPEC and the resection of the primary tumour.</summary>
internal sealed class SurgeryExtractor(SentenceOrgans organs, DateReader dates) : IFindingExtractor
{
    private const string PrimaryResection = "primary-resection";

    private readonly List<FindingDraft> drafts = [];

    public ulong Needs { get; } = RoleBits.Of(FindingRoles.Operation, FindingRoles.Removal);

    public void Begin()
    {
    }

    public void Read(SentenceReading sentence, List<NarrativeFinding> into)
    {
        drafts.Clear();
        dates.Read(sentence);
        for (var index = 0; index < sentence.Subjects.Count; index++)
        {
            var hit = sentence.Subjects[index];
            if (hit.Is(FindingRoles.Operation) && !IsOfScore(sentence, hit, index))
            {
                Add(sentence, hit.First, hit.End, hit.Value!);
            }
            else if (hit.Is(FindingRoles.Removal) && Removed(sentence, hit) is { } organ)
            {
                Add(sentence, Math.Min(hit.First, organ.First), Math.Max(hit.End, organ.End), PrimaryResection);
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

    // "CC-0 cytoreduction": the score's noun.
    private static bool IsOfScore(SentenceReading sentence, in TermHit operation, int index)
    {
        for (var at = index - 1; at >= 0 && operation.First - sentence.Subjects[at].First <= 6; at--)
        {
            if (operation.Value == "cytoreductive" && sentence.Subjects[at].Is(FindingRoles.CcScore) && CcMention.At(sentence, sentence.Subjects[at]) is { } score)
            {
                return operation.First >= score.End && operation.First - score.End <= 1;
            }
        }

        return false;
    }

    // "Colon, sigmoid, resection:" and "resection of the rectum" remove the primary's organ.
    private Organ? Removed(SentenceReading sentence, in TermHit removal)
    {
        organs.Read(sentence);
        foreach (var organ in organs.All)
        {
            var isBefore = organ.End <= removal.First && removal.First - organ.End <= 5 && Clauses.Find(sentence.Tokens, organ.End, removal.First, ':') < 0 && !Clauses.IsParted(sentence.Tokens, organ.End, removal.First);
            var isAfter = organ.First >= removal.End && Clauses.IsNear(sentence.Tokens, removal.End, organ.First, 3);
            if ((isBefore || isAfter) && organ.Origin is "colon" or "rectum" or "colorectal")
            {
                return organ;
            }
        }

        return null;
    }

    private void Add(SentenceReading sentence, int first, int end, string value)
    {
        var date = dates.Near(sentence, first, end);
        var said = sentence.AssertionOf(first, end);
        var assertion = said is not Assertion.Other && Undone.Is(sentence, first, end, value) ? Assertion.Absent
            : said is Assertion.Present && date is not null ? Assertion.Historical
            : said;
        foreach (var known in drafts)
        {
            if (known.Value == value && known.Assertion == assertion && !Clauses.IsParted(sentence.Tokens, known.End, first))
            {
                return;
            }
        }

        drafts.Add(new FindingDraft(FindingKinds.Surgery)
        {
            Assertion = assertion,
            First = first,
            End = end,
            Value = value,
            Date = assertion is Assertion.Absent or Assertion.Other ? null : date,
        });
    }
}
