using System.Globalization;
using Prescreen.Facts;
using Prescreen.Narrative.Scanning;
using Prescreen.Narrative.Structure;

namespace Prescreen.Narrative.Findings.Drafting;

/// <summary>A number or an interval as it stands in a sentence, and its tokens.</summary>
internal readonly record struct NumberReader(NumberRange Range, int First, int End)
{
    private const int LongestComparator = 6;

    /// <summary>Reads "62", "55-60", "55 to 60", "&gt;55", "above 55" at or soon after a token; a sign between is passed over, a semicolon is not.</summary>
    public static NumberReader? After(SentenceReading sentence, int from, int farthest)
    {
        var tokens = sentence.Tokens;
        for (var at = from; at < tokens.Length && at - from <= farthest && tokens[at].Sign is not (';' or '。'); at++)
        {
            if (sentence.NumberAt(at) is { } number)
            {
                return At(sentence, at, number, from);
            }
        }

        return null;
    }

    /// <summary>How a measured number is asserted: one whose clause puts it in doubt is possible.</summary>
    public static Assertion AssertionOf(SentenceReading sentence, int first, int end)
    {
        var said = sentence.AssertionOf(first, end);
        for (var index = 0; said is Assertion.Present && index < sentence.Subjects.Count; index++)
        {
            var hit = sentence.Subjects[index];
            said = hit.Is(FindingRoles.Doubt) && hit.First >= end && !Clauses.IsParted(sentence.Tokens, end, hit.First) ? Assertion.Possible : said;
        }

        return said;
    }

    /// <summary>An interval as the contract writes it: "40", "30-50", "&gt;10".</summary>
    public static string Written(NumberRange range) => range switch
    {
        { Low: { } low, High: { } high } when low == high => Plain(low),
        { Low: { } low, High: { } high } => $"{Plain(low)}-{Plain(high)}",
        { Low: { } low } => (range.LowInclusive ? ">=" : ">") + Plain(low),
        { High: { } high } => (range.HighInclusive ? "<=" : "<") + Plain(high),
        _ => "",
    };

    /// <summary>The tokens only.</summary>
    public override string ToString() => $"{First}..{End}";

    private static NumberReader At(SentenceReading sentence, int at, decimal number, int from)
    {
        var (comparator, first) = ComparatorBefore(sentence, at, from);
        if (comparator is not null)
        {
            return new NumberReader(comparator switch
            {
                ">" => new NumberRange(number, null, LowInclusive: false),
                ">=" => new NumberRange(number, null),
                "<" => new NumberRange(null, number, HighInclusive: false),
                _ => new NumberRange(null, number),
            }, first, at + 1);
        }

        var second = SecondOf(sentence, at);
        return second > 0 && sentence.NumberAt(second) is { } high && high > number && (high <= 100 || sentence.Tokens[second - 1].Kind is TokenKind.Sign)
            ? new NumberReader(new NumberRange(number, high), at, second + 1)
            : new NumberReader(NumberRange.Exactly(number), at, at + 1);
    }

    // "55-60", "55 - 60", "55% to 60%": one sign or one short word between.
    private static int SecondOf(SentenceReading sentence, int at)
    {
        var tokens = sentence.Tokens;
        var next = sentence.IsSign(at + 1, '%') ? at + 2 : at + 1;
        if (next + 1 >= tokens.Length || tokens[next + 1].Kind is not TokenKind.Number)
        {
            return 0;
        }

        ref readonly var joint = ref tokens[next];
        return joint.Sign is '-' or '~' || (joint.Kind is TokenKind.Word && joint.End - joint.Start <= 2) ? next + 1 : 0;
    }

    private static (string? Comparator, int First) ComparatorBefore(SentenceReading sentence, int at, int from)
    {
        var tokens = sentence.Tokens;
        if (at > from)
        {
            var sign = tokens[at - 1].Sign;
            switch (sign)
            {
                case '=' when at - 1 > from && tokens[at - 2].Sign is '>' or '<':
                    return (tokens[at - 2].Sign + "=", at - 2);
                case '>' or '<':
                    return (sign.ToString(), at - 1);
                case '≥':
                    return (">=", at - 1);
                case '≤':
                    return ("<=", at - 1);
                default:
                    break;
            }
        }

        for (var index = SubjectsAt.FirstFrom(sentence, Math.Max(from, at - LongestComparator)); index < sentence.Subjects.Count && sentence.Subjects[index].First < at; index++)
        {
            var hit = sentence.Subjects[index];
            if (hit.Is(FindingRoles.Comparator) && hit.End == at && hit.First >= from)
            {
                return (hit.Value, hit.First);
            }
        }

        return (null, at);
    }

    private static string Plain(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
