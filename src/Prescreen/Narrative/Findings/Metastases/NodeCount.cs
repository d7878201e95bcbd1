using System.Globalization;
using Prescreen.Narrative.Findings.Drafting;
using Prescreen.Narrative.Lexicon;
using Prescreen.Narrative.Scanning;
using Prescreen.Narrative.Structure;

namespace Prescreen.Narrative.Findings.Metastases;

/// <summary>Lymph nodes with tumour out of those looked at: "3/15", "3 of 15", "none of 12", "three of fifteen".</summary>
internal readonly record struct NodeCount(decimal Positive, int First, int End)
{
    private const int Farthest = 16;

    private static readonly ulong Numerals = RoleBits.Of(FindingRoles.Numeral);

    /// <summary>The count nearest to a node's words, before the next node's words.</summary>
    public static NodeCount? Near(SentenceReading sentence, int first, int end, int next)
    {
        for (var at = end; at < Math.Min(next, end + Farthest) && sentence.Tokens[at].Sign is not ';'; at++)
        {
            if (At(sentence, at) is { } after)
            {
                return after;
            }
        }

        for (var at = first - 1; at >= 0 && first - at <= 8 && sentence.Tokens[at].Sign is not (';' or ':'); at--)
        {
            if (At(sentence, at) is { } before)
            {
                return before;
            }
        }

        return null;
    }

    /// <summary>The numbers only.</summary>
    public override string ToString() => nameof(NodeCount);

    private static NodeCount? At(SentenceReading sentence, int at)
    {
        var tokens = sentence.Tokens;
        if (Number(sentence, at) is not { } positive)
        {
            return null;
        }

        var (value, end) = positive;
        var isPart = end + 1 < tokens.Length && (tokens[end].Is('/') || (tokens[end].Kind is TokenKind.Word && tokens[end].End - tokens[end].Start == 2));
        if (!isPart || (at > 0 && tokens[at - 1].Sign is '/') || Total(sentence, end + 1) is not { } total || total.Value < value || total.Value > 200)
        {
            return null;
        }

        return sentence.IsSign(total.End, '/') ? null : new NodeCount(value, at, total.End);
    }

    // "3 of the 15".
    private static (decimal Value, int End)? Total(SentenceReading sentence, int at)
        => Number(sentence, at) ?? (at < sentence.Tokens.Length && sentence.Tokens[at].Kind is TokenKind.Word ? Number(sentence, at + 1) : null);

    private static (decimal Value, int End)? Number(SentenceReading sentence, int at)
    {
        if (sentence.NumberAt(at) is { } digits)
        {
            return digits == decimal.Truncate(digits) ? (digits, at + 1) : null;
        }

        return sentence.MayHave(Numerals) && SubjectsAt.Find(sentence, at, FindingRoles.Numeral) is { } hit ? (decimal.Parse(hit.Value!, CultureInfo.InvariantCulture), hit.End) : null;
    }
}
