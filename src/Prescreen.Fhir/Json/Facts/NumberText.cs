using System.Buffers;
using System.Text;
using Prescreen.Facts;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>
/// Texts that are a plain number with a unit ("15.0 gm/L", "&lt;5", "50-55 %", "greater than 1.8"): they count as quantities (clinical.md §2.4). Anything with
/// more words stays a text.
/// </summary>
internal static class NumberText
{
    private const int LongestText = 48;
    private const int LongestUnit = 20;

    private static readonly (string Words, Bound Bound)[] Comparators =
    [
        ("<=", Bound.AtMost), ("=<", Bound.AtMost), ("≤", Bound.AtMost), ("up to ", Bound.AtMost), ("at most ", Bound.AtMost),
        ("<", Bound.Below), ("less than ", Bound.Below), ("under ", Bound.Below), ("below ", Bound.Below),
        (">=", Bound.AtLeast), ("=>", Bound.AtLeast), ("≥", Bound.AtLeast), ("at least ", Bound.AtLeast),
        (">", Bound.Above), ("greater than ", Bound.Above), ("more than ", Bound.Above), ("over ", Bound.Above), ("above ", Bound.Above),
    ];

    private static readonly SearchValues<char> NoUnit = SearchValues.Create(" \t\n,;:()");

    private enum Bound
    {
        Exact,
        Below,
        AtMost,
        Above,
        AtLeast,
    }

    /// <summary>The quantity with the text beside it, or null where it is other words.</summary>
    public static ResultValue? Read(string text)
    {
        if (text.Length > LongestText)
        {
            return null;
        }

        ReadOnlySpan<char> rest = text;
        var bound = TakeBound(ref rest);
        if (!TakeNumber(ref rest, out var first))
        {
            return null;
        }

        var last = first;
        if (bound is Bound.Exact && TakeRange(ref rest, out var upper))
        {
            last = upper;
        }

        return TakeUnit(rest, out var unit) && first <= last ? Value(bound, first, last, unit, text) : null;
    }

    private static ResultValue Value(Bound bound, decimal first, decimal last, string? unit, string text) => new()
    {
        Kind = ValueKind.Quantity,
        Low = bound is Bound.Below or Bound.AtMost ? null : first,
        High = bound is Bound.Above or Bound.AtLeast ? null : last,
        LowInclusive = bound is not Bound.Above,
        HighInclusive = bound is not Bound.Below,
        UnitText = unit,
        Text = text,
    };

    private static Bound TakeBound(ref ReadOnlySpan<char> rest)
    {
        foreach (var (words, bound) in Comparators)
        {
            if (rest.StartsWith(words, StringComparison.OrdinalIgnoreCase))
            {
                rest = rest[words.Length..].TrimStart();
                return bound;
            }
        }

        return Bound.Exact;
    }

    private static bool TakeNumber(ref ReadOnlySpan<char> rest, out decimal value)
    {
        value = 0;
        var length = 0;
        while (length < rest.Length && (char.IsAsciiDigit(rest[length]) || (rest[length] == '.' && length > 0)))
        {
            length++;
        }

        Span<byte> digits = stackalloc byte[LongestText];
        if (length == 0 || !NumberReader.TryRead(digits[..Encoding.UTF8.GetBytes(rest[..length], digits)], out value))
        {
            return false;
        }

        rest = rest[length..];
        return true;
    }

    private static bool TakeRange(ref ReadOnlySpan<char> rest, out decimal upper)
    {
        upper = 0;
        var after = rest.TrimStart();
        after = after.StartsWith("to ", StringComparison.OrdinalIgnoreCase) ? after[3..]
            : after.StartsWith('-') || after.StartsWith('–') ? after[1..]
            : [];
        after = after.TrimStart();
        if (!TakeNumber(ref after, out upper))
        {
            return false;
        }

        rest = after;
        return true;
    }

    private static bool TakeUnit(ReadOnlySpan<char> rest, out string? unit)
    {
        var isParted = rest.StartsWith(' ') || rest.StartsWith('\u00A0');
        rest = rest.Trim();
        unit = rest.IsEmpty ? null : rest.ToString();
        return rest.IsEmpty
            || (rest.Length <= LongestUnit && !rest.ContainsAny(NoUnit)
                && (char.IsLetter(rest[0]) || rest[0] is '%' or '/' or '[' or '°' || (isParted && rest.StartsWith("10"))));
    }
}
