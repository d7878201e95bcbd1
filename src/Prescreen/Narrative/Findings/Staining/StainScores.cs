using System.Globalization;
using Prescreen.Facts;
using Prescreen.Narrative.Scanning;
using Prescreen.Narrative.Structure;

namespace Prescreen.Narrative.Findings.Staining;

/// <summary>Reads scores: "3+", "2-3+", "1+ to 2+", and a 0 that stands for itself.</summary>
internal static class StainScores
{
    /// <summary>The score at a number, and the item after it; 0 where it is none.</summary>
    public static (StainItem Item, int Next) At(SentenceReading sentence, StainItems raw, StainItems before, int at, decimal number)
    {
        if (number is not (0 or 1 or 2 or 3) || raw[at].Range is not null)
        {
            return default;
        }

        var next = IsPlus(sentence, raw, at + 1) ? at + 2 : at + 1;
        if (next < raw.Count && raw[next].Kind is StainKind.To or StainKind.Minus or StainKind.Slash && next + 2 < raw.Count && raw[next + 1].Kind is StainKind.Number
            && IsPlus(sentence, raw, next + 2) && sentence.NumberAt(raw[next + 1].First) is { } high && high > number && high <= 3)
        {
            return (new StainItem(StainKind.Score, raw[at].First, raw[next + 2].End, Written(high), new NumberRange(number, high)), next + 3);
        }

        if (next == at + 2)
        {
            return (Of(raw[at] with { End = raw[at + 1].End }, number), next);
        }

        return number == 0 && IsAlone(raw, at) && IsAwaited(raw, before, at) ? (Of(raw[at], 0), next) : default;
    }

    /// <summary>A score from 0 to 3 as contracts write it.</summary>
    public static StainItem Of(in StainItem number, decimal score)
        => new(StainKind.Score, number.First, number.End, Written(score), NumberRange.Exactly(score));

    /// <summary>True where "of the cells" or the like follows.</summary>
    public static bool IsOfCells(StainItems raw, int at)
    {
        for (var next = at; next < raw.Count && next < at + 6; next++)
        {
            if (raw[next].Kind is StainKind.Tumor or StainKind.Staining)
            {
                return true;
            }
        }

        return false;
    }

    private static string Written(decimal score) => score == 0 ? "0" : score.ToString("0", CultureInfo.InvariantCulture) + "+";

    private static bool IsPlus(SentenceReading sentence, StainItems raw, int at)
        => at < raw.Count && raw[at].Kind is StainKind.Plus && sentence.Tokens[raw[at].First].Gap is Gap.None or Gap.Blank;

    private static bool IsAlone(StainItems raw, int at)
        => at + 1 >= raw.Count || raw[at + 1].Kind is StainKind.Close or StainKind.Comma or StainKind.Break or StainKind.Open or StainKind.And or StainKind.Unknown or StainKind.For or StainKind.Result
            or StainKind.Minus or StainKind.Slash or StainKind.Tumor;

    // Only these are scored with a bare 0; other markers in brackets.
    private static bool IsAwaited(StainItems raw, StainItems before, int at)
    {
        if (at > 0 && raw[at - 1].Kind is StainKind.Open && at + 1 < raw.Count && raw[at + 1].Kind is StainKind.Close or StainKind.Comma)
        {
            return true;
        }

        for (var index = before.Count - 1; index >= 0; index--)
        {
            if (before[index].Kind is StainKind.Marker)
            {
                return before[index].Value is "her2" or "cea";
            }

            if (before[index].Kind is StainKind.Ratio or StainKind.Copies or StainKind.HScore)
            {
                return false;
            }
        }

        return false;
    }
}
