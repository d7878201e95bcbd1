using System.Buffers.Text;
using System.Text.Json;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>Numbers as decimals that hold them exactly, or not at all. https://hl7.org/fhir/R4/datatypes.html#decimal</summary>
internal static class NumberReader
{
    private const int LongestNumber = 64;
    private const int DecimalDigits = 28;

    public static bool TryRead(JsonNode node, out decimal value)
    {
        // Some servers send a number as a string.
        var text = node.Kind is JsonTokenType.Number ? node.Raw : node.IsString ? JsonText.Trim(node.Utf8()) : [];
        return TryRead(text, out value);
    }

    public static bool TryRead(ReadOnlySpan<byte> text, out decimal value)
    {
        value = 0;
        return text.Length is > 0 and <= LongestNumber
            && text[0] is (byte)'-' or (>= (byte)'0' and <= (byte)'9')
            && IsExact(text)
            && Utf8Parser.TryParse(text, out value, out var used, text.ContainsAny((byte)'e', (byte)'E') ? 'e' : 'g')
            && used == text.Length;
    }

    // A decimal holds 28 digits, at most 28 of them behind the point; what doesn't fit would be rounded silently.
    private static bool IsExact(ReadOnlySpan<byte> text)
    {
        var mark = text.IndexOfAny((byte)'e', (byte)'E');
        var mantissa = mark < 0 ? text : text[..mark];
        var exponent = 0;
        if (mark >= 0 && !(Utf8Parser.TryParse(text[(mark + 1)..], out exponent, out var used) && used == text.Length - mark - 1 && exponent is >= -99 and <= 99))
        {
            return false;
        }

        var point = mantissa.IndexOf((byte)'.');
        var places = point < 0 ? 0 : mantissa.Length - point - 1;
        return places - exponent <= DecimalDigits && SignificantDigits(mantissa) <= DecimalDigits;
    }

    private static int SignificantDigits(ReadOnlySpan<byte> mantissa)
    {
        var digits = 0;
        foreach (var character in mantissa)
        {
            digits += character is >= (byte)'0' and <= (byte)'9' && (digits > 0 || character != '0') ? 1 : 0;
        }

        return digits;
    }
}
