using Prescreen.Facts;

namespace Prescreen.Narrative.Findings.Staining;

/// <summary>Finds which patterns and which score a share is told with: "of the 30% positive cells 20% membranous".</summary>
internal static class StainLinks
{
    /// <summary>The share with what is nearer to it than to any other share of its phrase.</summary>
    public static StainShare Share(StainItems items, StainPhrase phrase, int share, NumberRange range)
    {
        List<string> patterns = [];
        string? score = null;
        for (var at = phrase.From; at < phrase.To; at++)
        {
            var pattern = items[at].Kind is StainKind.Pattern ? items[at].Value : items[at].Entry?["pattern"];
            if ((pattern is null && items[at].Kind is not StainKind.Score) || Nearest(items, phrase, at) != share)
            {
                continue;
            }

            patterns.AddRange(pattern?.Split(' ') ?? []);
            score = items[at].Kind is StainKind.Score ? items[at].Value : score;
        }

        return new StainShare(range, patterns, score);
    }

    /// <summary>The share that counts: the one told with the membranous pattern, else the one with the score, else the first.</summary>
    public static StainShare? Deciding(List<StainShare> shares, string? score)
    {
        foreach (var share in shares)
        {
            if (share.Patterns.Contains("membranous"))
            {
                return share;
            }
        }

        foreach (var share in shares)
        {
            if (score is not null && share.Score == score)
            {
                return share;
            }
        }

        return shares.Count > 0 ? shares[0] : null;
    }

    private static int Nearest(StainItems items, StainPhrase phrase, int to)
    {
        var nearest = -1;
        for (var at = phrase.From; at < phrase.To; at++)
        {
            if (items[at].Kind is StainKind.Share && (nearest < 0 || Distance(items, at, to) < Distance(items, nearest, to)))
            {
                nearest = at;
            }
        }

        return nearest;
    }

    private static int Distance(StainItems items, int one, int other) => one < other ? items[other].First - items[one].End : items[one].First - items[other].End;
}
