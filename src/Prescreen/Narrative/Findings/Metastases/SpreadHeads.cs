using Prescreen.Facts;
using Prescreen.Narrative.Findings.Drafting;
using Prescreen.Narrative.Lexicon;
using Prescreen.Narrative.Scanning;
using Prescreen.Narrative.Structure;

namespace Prescreen.Narrative.Findings.Metastases;

/// <summary>The words of a sentence that tell of spread or of lesions; those that follow each other at once are read together.</summary>
internal sealed class SpreadHeads
{
    private static readonly ulong Needed = RoleBits.Of(FindingRoles.Spread, FindingRoles.Lesion);

    private readonly List<SpreadHead> heads = [];

    /// <summary>The words, in order.</summary>
    public IReadOnlyList<SpreadHead> All => heads;

    /// <summary>Reads the sentence's words.</summary>
    public void Read(SentenceReading sentence)
    {
        heads.Clear();
        if (!sentence.MayHave(Needed))
        {
            return;
        }

        for (var index = 0; index < sentence.Subjects.Count; index++)
        {
            var hit = sentence.Subjects[index];
            if (hit.Is(FindingRoles.Spread) || hit.Is(FindingRoles.Lesion))
            {
                Add(sentence, hit);
            }
            else if (hit.Is(FindingRoles.Tumor) && heads.Count > 0 && heads[^1] is { IsSpread: true } head && Clauses.IsNear(sentence.Tokens, head.End, hit.First, 3) && hit.First >= head.End)
            {
                heads[^1] = head with { End = hit.End };
            }
        }

        for (var index = 0; index < heads.Count; index++)
        {
            var assertion = sentence.AssertionOf(heads[index].First, heads[index].End);
            heads[index] = assertion is Assertion.Present ? heads[index] : heads[index] with { Assertion = assertion };
        }
    }

    private void Add(SentenceReading sentence, in TermHit hit)
    {
        var entry = hit.Term.Entry;
        SpreadHead head = new(
            hit.First, hit.End, hit.End, hit.Is(FindingRoles.Spread), entry["needs"] is "organ" || hit.Is(FindingRoles.Lesion), entry["only"] is "spread-out", entry["site"], Assertion.Present);
        if (heads.Count > 0 && heads[^1] is var last && hit.First >= last.WordsEnd && Clauses.IsNear(sentence.Tokens, last.WordsEnd, hit.First, 1) && IsOneThing(last, head))
        {
            heads[^1] = last with
            {
                WordsEnd = hit.End,
                End = hit.End,
                IsSpread = last.IsSpread || head.IsSpread,
                NeedsOrgan = last.NeedsOrgan && head.NeedsOrgan,
                OnlySpreadOut = last.OnlySpreadOut && head.OnlySpreadOut,
                Site = last.Site ?? head.Site,
            };
            return;
        }

        heads.Add(head);
    }

    // "metastatic lesions", "implants and deposits"; never "peritoneal carcinomatosis, liver metastases".
    private static bool IsOneThing(SpreadHead one, SpreadHead other) => one.Site is null || other.Site is null || one.Site == other.Site;
}
