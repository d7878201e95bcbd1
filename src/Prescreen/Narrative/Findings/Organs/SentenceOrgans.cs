using System.Runtime.InteropServices;
using Prescreen.Narrative.Findings.Drafting;
using Prescreen.Narrative.Lexicon;
using Prescreen.Narrative.Scanning;
using Prescreen.Narrative.Structure;

namespace Prescreen.Narrative.Findings.Organs;

/// <summary>The organs of a sentence, those of one list together, each with its side.</summary>
internal sealed class SentenceOrgans
{
    private const int SideReach = 3;
    private const int RegionReach = 4;
    private const string GenericNode = "lymph-node";

    private static readonly ulong Needed = RoleBits.Of(FindingRoles.Organ, FindingRoles.Side);

    private readonly List<Organ> organs = [];
    private readonly List<TermHit> freeSides = [];
    private readonly Dictionary<Term, Organ> ofTerm = [];
    private string? text;
    private int readFrom;

    /// <summary>The organs, in order.</summary>
    public IReadOnlyList<Organ> All => organs;

    /// <summary>Reads the sentence's organs, once.</summary>
    public void Read(SentenceReading sentence)
    {
        var tokens = sentence.Tokens;
        if (ReferenceEquals(text, sentence.Text) && readFrom == tokens[0].Start)
        {
            return;
        }

        (text, readFrom) = (sentence.Text, tokens[0].Start);
        organs.Clear();
        freeSides.Clear();
        if (!sentence.MayHave(Needed))
        {
            return;
        }

        var barrier = 0;
        TermHit? side = null;
        for (var index = 0; index < sentence.Subjects.Count; index++)
        {
            var hit = sentence.Subjects[index];
            if (hit.Is(FindingRoles.Side))
            {
                LeaveSide(tokens, side);
                side = hit;
            }
            else if (hit.Is(FindingRoles.Organ))
            {
                var isMine = side is { } before && hit.First - before.End <= SideReach && Clauses.IsNear(tokens, before.End, hit.First, SideReach);
                if (!isMine)
                {
                    LeaveSide(tokens, side);
                }

                Add(tokens, hit, isMine ? side!.Value.Value : null, barrier);
                side = null;
            }
            else if (hit.Is(FindingRoles.Spread) || hit.Is(FindingRoles.Lesion) || hit.Is(FindingRoles.Tumor) || hit.Is(FindingRoles.Operation))
            {
                barrier = hit.First;
            }
        }

        LeaveSide(tokens, side);
    }

    /// <summary>The side told soon after some words that has no organ of its own: "nodal metastasis on the left".</summary>
    public string? SideAfter(SentenceReading sentence, int end)
    {
        foreach (var side in freeSides)
        {
            // "on the left." or ", bilateral": not the side of something else.
            var isLast = side.End >= sentence.Tokens.Length || sentence.Tokens[side.End].Sign is not '\0';
            if (isLast && side.First >= end && side.First - end <= 4 && !Clauses.IsParted(sentence.Tokens, end, side.First))
            {
                return side.Value;
            }
        }

        return null;
    }

    private void Add(ReadOnlySpan<Token> tokens, in TermHit hit, string? side, int barrier)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(ofTerm, hit.Term, out _);
        var organ = known ??= Of(hit.Term.Entry);
        var last = organs.Count == 0 ? null : organs[^1];
        var group = last is null ? 0 : barrier < last.End && IsList(tokens, last.End, hit.First) ? last.Group : last.Group + 1;
        var site = organ.Site;
        if (organ.Nodes is { } nodes && IsUnderNodes(tokens, hit.First))
        {
            site = nodes;
        }
        else if (site is not null && site.EndsWith("lymph-node", StringComparison.Ordinal))
        {
            site = NodesBefore(tokens, hit, site, group);
        }

        organs.Add(organ with { Site = site, Laterality = organ.IsSided ? organ.Laterality ?? side : null, First = hit.First, End = hit.End, Group = group });
    }

    // 淋巴结：肠周（2/10）
    private bool IsUnderNodes(ReadOnlySpan<Token> tokens, int first)
    {
        foreach (var organ in organs)
        {
            if (organ.IsNode && organ.End < first && tokens[organ.End].Sign is ':' or '(')
            {
                return true;
            }
        }

        return false;
    }

    // "mesenteric and retroperitoneal lymph nodes", 腹膜后多发肿大淋巴结: the regions before are those of nodes.
    private string NodesBefore(ReadOnlySpan<Token> tokens, in TermHit hit, string site, int group)
    {
        for (var at = organs.Count - 1; at >= 0 && organs[at].Nodes is { } nodes; at--)
        {
            if (organs[at].Group != group && !Clauses.IsNear(tokens, organs[at].End, hit.First, RegionReach))
            {
                break;
            }

            site = site == GenericNode ? nodes : site;
            organs[at] = organs[at] with { Site = nodes };
        }

        return site;
    }

    private static Organ Of(LexiconEntry entry)
        => new(
            entry["site"], entry["origin"], entry["laterality"], 0, 0, 0, entry["focal"] is "yes", entry["spread-out"] is "yes", entry["sided"] is not "no", entry["specimen"] is "yes", entry["nodes"]);

    // "Ovary, left": the side follows its organ.
    private void LeaveSide(ReadOnlySpan<Token> tokens, TermHit? side)
    {
        if (side is not { } hit)
        {
            return;
        }

        if (organs.Count > 0 && organs[^1] is { IsSided: true, Laterality: null } last && hit.First - last.End <= 1 && hit.First >= last.End
            && (hit.First == last.End || tokens[last.End].Sign is ',' or '('))
        {
            organs[^1] = last with { Laterality = hit.Value };
        }
        else
        {
            freeSides.Add(hit);
        }
    }

    // "liver, lung and the left adrenal": commas and few short words between.
    private static bool IsList(ReadOnlySpan<Token> tokens, int from, int to)
    {
        var words = 0;
        for (var at = from; at < to; at++)
        {
            ref readonly var token = ref tokens[at];
            if (token.Sign is not ('\0' or ',' or '、' or '/' or '&' or '+' or '-') || token.Kind is TokenKind.Number || token.End - token.Start > 9)
            {
                return false;
            }

            words += token.Sign is not '\0' ? 0 : token.IsChinese ? 1 : token.End - token.Start > 5 ? 2 : 1;
        }

        return words <= 3;
    }
}
