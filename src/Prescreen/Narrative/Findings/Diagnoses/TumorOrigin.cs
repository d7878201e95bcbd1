using Prescreen.Narrative.Findings.Drafting;
using Prescreen.Narrative.Findings.Organs;
using Prescreen.Narrative.Lexicon;
using Prescreen.Narrative.Scanning;
using Prescreen.Narrative.Structure;

namespace Prescreen.Narrative.Findings.Diagnoses;

/// <summary>Finds the organ a tumour comes from, as far as its own sentence tells.</summary>
internal sealed class TumorOrigin(SentenceOrgans organs)
{
    private const int LabelReach = 40;

    private static readonly ulong Origins = RoleBits.Of(FindingRoles.Origin);

    private readonly List<TermHit> origins = [];

    /// <summary>Reads the sentence's words about origins.</summary>
    public void Read(SentenceReading sentence)
    {
        origins.Clear();
        for (var index = 0; index < sentence.Subjects.Count && sentence.MayHave(Origins); index++)
        {
            if (sentence.Subjects[index].Is(FindingRoles.Origin))
            {
                origins.Add(sentence.Subjects[index]);
            }
        }
    }

    /// <summary>An organ called the origin ("colorectal primary", 来源于结肠) from a token on, in the clause.</summary>
    public (Organ Organ, int First, int End)? Stated(SentenceReading sentence, int from)
    {
        var tokens = sentence.Tokens;
        foreach (var origin in origins)
        {
            if (origin.End <= from || Clauses.IsParted(tokens, Math.Min(from, origin.First), origin.First))
            {
                continue;
            }

            var isForward = origin.Term.Entry["reaches"] is "forward";
            foreach (var organ in organs.All)
            {
                var isBefore = !isForward && organ.End <= origin.First && organ.First >= from && Clauses.IsNear(tokens, organ.End, origin.First, 2);
                var isAfter = organ.First >= origin.End && (isForward || organ.First - origin.End <= 3) && Near(tokens, origin.End, organ.First);
                if (organ.Origin is not null && (isBefore || isAfter))
                {
                    return (organ, Math.Min(organ.First, origin.First), Math.Max(organ.End, origin.End));
                }
            }
        }

        return null;
    }

    /// <summary>The organ right before a tumour's name: "colonic adenocarcinoma", 结肠中分化腺癌.</summary>
    public Organ? Before(SentenceReading sentence, int tumor, int barrier)
    {
        for (var at = organs.All.Count - 1; at >= 0; at--)
        {
            var organ = organs.All[at];
            if (organ.End <= tumor)
            {
                return organ.Origin is not null && organ.First >= barrier && Clauses.IsNear(sentence.Tokens, organ.End, tumor, 4) ? organ : null;
            }
        }

        return null;
    }

    /// <summary>The organ after a tumour's name: "adenocarcinoma of the sigmoid colon".</summary>
    public Organ? After(SentenceReading sentence, int end, bool isMetastatic)
    {
        var tokens = sentence.Tokens;
        foreach (var organ in organs.All)
        {
            if (organ.First >= end)
            {
                var words = organ.First - end;
                var isOf = words is >= 1 and <= 3;
                for (var at = end; at < organ.First && isOf; at++)
                {
                    isOf = tokens[at].Kind is TokenKind.Word && !tokens[at].IsChinese && tokens[at].End - tokens[at].Start <= 5;
                }

                return organ.Origin is not null && isOf && (!isMetastatic || organ.Site is null) ? organ : null;
            }
        }

        return null;
    }

    /// <summary>The organ of a specimen's label before a tumour's name: "Colon, right, hemicolectomy: adenocarcinoma".</summary>
    public Organ? Label(SentenceReading sentence, int tumor)
    {
        var tokens = sentence.Tokens;
        Organ? nearest = null;
        foreach (var organ in organs.All)
        {
            if (organ.End <= tumor && tumor - organ.End <= LabelReach && !Clauses.IsParted(tokens, organ.End, tumor))
            {
                nearest = Better(nearest, organ);
            }
        }

        return nearest is { IsSpecimen: true } ? nearest : null;
    }

    /// <summary>Of the organs of a specimen the bowel is the tumour's, whatever was removed along with it.</summary>
    public static Organ? Better(Organ? one, Organ other) => one is { Origin: "colon" or "rectum" or "colorectal" } && other.Origin is not ("colon" or "rectum") ? one : other;

    private static bool Near(ReadOnlySpan<Token> tokens, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (tokens[at].Sign is not ('\0' or ':'))
            {
                return false;
            }
        }

        return to - from <= 4;
    }
}
