using Prescreen.Facts;
using Prescreen.Narrative.Findings.Drafting;
using Prescreen.Narrative.Structure;

namespace Prescreen.Narrative.Findings.Metastases;

/// <summary>The metastases a sentence tells of; what it says twice of one site in one way is one.</summary>
internal sealed class MentionList
{
    private readonly List<FindingDraft> drafts = [];

    /// <summary>Forgets the sentence.</summary>
    public void Clear() => drafts.Clear();

    /// <summary>Adds a metastasis.</summary>
    public void Add(SentenceReading sentence, FindingDraft draft)
    {
        for (var index = 0; index < drafts.Count; index++)
        {
            var known = drafts[index];
            var isSame = known.Site == draft.Site && known.Assertion == draft.Assertion;
            if (isSame && !Clauses.IsParted(sentence.Tokens, Math.Min(known.End, draft.End), Math.Max(known.First, draft.First)))
            {
                drafts[index] = known.Cover(draft.First, draft.End) with { Laterality = Together(known.Laterality, draft.Laterality) };
                return;
            }
        }

        drafts.Add(draft);
    }

    /// <summary>Gives what is left: what names no site counts only where nothing else is told.</summary>
    public void Finish(SentenceReading sentence, List<NarrativeFinding> into)
    {
        foreach (var draft in drafts)
        {
            if (draft.Site is not null || !IsSited(draft.Assertion))
            {
                into.Add(draft.Finish(sentence));
            }
        }
    }

    private bool IsSited(Assertion assertion)
    {
        foreach (var draft in drafts)
        {
            if (draft.Site is not null && draft.Assertion == assertion)
            {
                return true;
            }
        }

        return false;
    }

    private static string? Together(string? one, string? other) => one is null ? other : other is null || one == other ? one : "bilateral";
}
