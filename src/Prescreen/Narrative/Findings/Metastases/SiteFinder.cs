using Prescreen.Narrative.Findings.Drafting;
using Prescreen.Narrative.Findings.Organs;
using Prescreen.Narrative.Scanning;
using Prescreen.Narrative.Structure;

namespace Prescreen.Narrative.Findings.Metastases;

/// <summary>Finds the organs that words of spread are about: within them, before, after, or the clause's subject.</summary>
internal sealed class SiteFinder(SentenceOrgans organs, SpreadHeads heads)
{
    private const int BeforeReach = 4;
    private const int AfterReach = 9;
    private const int SubjectReach = 30;

    private readonly HashSet<int> taken = [];
    private readonly List<Organ> found = [];

    /// <summary>A new sentence.</summary>
    public void Begin() => taken.Clear();

    /// <summary>True where an organ has been told of by some words of spread.</summary>
    public bool IsTaken(Organ organ) => taken.Contains(organ.First);

    /// <summary>The organs; empty where the sentence names none for these words.</summary>
    public IReadOnlyList<Organ> Of(SentenceReading sentence, int index)
    {
        found.Clear();
        var head = heads.All[index];
        var tokens = sentence.Tokens;
        Within(head);
        if (found.Count == 0)
        {
            Before(tokens, head, index);
        }

        if (found.Count == 0 || found.TrueForAll(organ => organ.Site is "distant"))
        {
            After(tokens, head, index);
        }

        if (found.Count == 0 && !head.OnlySpreadOut)
        {
            Subject(tokens, head);
        }

        foreach (var organ in found)
        {
            taken.Add(organ.First);
        }

        return found;
    }

    private void Within(SpreadHead head)
    {
        foreach (var organ in organs.All)
        {
            if (organ.First >= head.First && organ.End <= head.WordsEnd && Fits(organ, head))
            {
                found.Add(organ);
            }
        }
    }

    private void Before(ReadOnlySpan<Token> tokens, SpreadHead head, int index)
    {
        var from = index == 0 ? 0 : heads.All[index - 1].WordsEnd;
        for (var at = organs.All.Count - 1; at >= 0; at--)
        {
            var organ = organs.All[at];
            if (organ.End > head.First)
            {
                continue;
            }

            if (!taken.Contains(organ.First) && organ.First >= Math.Min(from, organ.First) && organ.End >= from && Clauses.IsNear(tokens, organ.End, head.First, BeforeReach) && Fits(organ, head))
            {
                Group(organ.Group, 0, head.First, head);
            }

            return;
        }
    }

    private void After(ReadOnlySpan<Token> tokens, SpreadHead head, int index)
    {
        var to = index + 1 < heads.All.Count ? heads.All[index + 1].First : tokens.Length;
        foreach (var organ in organs.All)
        {
            if (organ.First < head.End || taken.Contains(organ.First) || organ.Site is null)
            {
                continue;
            }

            var isNext = organ.First - head.End <= AfterReach && IsOpen(tokens, head.End, organ.First);
            var belongsToNext = organ.End <= to && to < tokens.Length && Clauses.IsNear(tokens, organ.End, to, 1);
            if (isNext && !belongsToNext && organ.First < to && Fits(organ, head))
            {
                found.Clear();
                Group(organ.Group, head.End, to, head);
            }

            return;
        }
    }

    // A colon or bracket may open the list, a comma ends it.
    private static bool IsOpen(ReadOnlySpan<Token> tokens, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (tokens[at].Sign is ';' or ',' or '、' or '.' or '。' or ')' || (tokens[at].Is(':') && at > from))
            {
                return false;
            }
        }

        return true;
    }

    private void Subject(ReadOnlySpan<Token> tokens, SpreadHead head)
    {
        for (var at = organs.All.Count - 1; at >= 0; at--)
        {
            var organ = organs.All[at];
            if (organ.End > head.First)
            {
                continue;
            }

            if (head.First - organ.End > SubjectReach || Clauses.IsParted(tokens, organ.End, head.First))
            {
                return;
            }

            if (!taken.Contains(organ.First) && Fits(organ, head))
            {
                Group(organ.Group, 0, head.First, head);
                return;
            }
        }
    }

    private void Group(int group, int from, int to, SpreadHead head)
    {
        foreach (var organ in organs.All)
        {
            if (organ.Group == group && organ.First >= from && organ.End <= to && Fits(organ, head) && !taken.Contains(organ.First))
            {
                found.Add(organ);
            }
        }
    }

    private static bool Fits(Organ organ, SpreadHead head)
        => organ.Site is not null && (head.IsSpread ? !head.OnlySpreadOut || organ.IsSpreadOut : head.OnlySpreadOut ? organ.IsSpreadOut : organ.IsFocal || organ.IsSpreadOut);

    /// <summary>True where words of spread can be about an organ named before the sentence.</summary>
    public static bool FitsTopic(Organ organ, SpreadHead head) => Fits(organ, head);
}
