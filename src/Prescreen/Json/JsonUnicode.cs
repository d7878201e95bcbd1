using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Prescreen.Json;

/// <summary>
/// What JSON's grammar lets pass and no text can hold: bytes that aren't UTF-8, and halves of surrogate pairs ("\ud800"). https://www.rfc-editor.org/rfc/rfc8259#section-8.2
/// </summary>
public static class JsonUnicode
{
    private const int EscapeLength = 6;

    /// <summary>Without the byte order mark that some programs put before UTF-8.</summary>
    public static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> json) => json.Span.StartsWith("\uFEFF"u8) ? json[3..] : json;

    /// <summary>True where every text is Unicode.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> json) => Utf8.IsValid(json) && NextHalf(json, 0) < 0;

    /// <summary>The same where every text is Unicode; else a copy of the same length with a question mark for each damaged byte and U+FFFD for each half.</summary>
    public static ReadOnlyMemory<byte> Mended(ReadOnlyMemory<byte> json)
    {
        if (IsWhole(json.Span))
        {
            return json;
        }

        var copy = json.ToArray();
        ReplaceBytes(copy);
        for (var at = NextHalf(copy, 0); at >= 0; at = NextHalf(copy, at))
        {
            "\\ufffd"u8.CopyTo(copy.AsSpan(at));
        }

        return copy;
    }

    private static void ReplaceBytes(Span<byte> json)
    {
        while (!json.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(json, out _, out var length) is not OperationStatus.Done)
            {
                json[..length].Fill((byte)'?');
            }

            json = json[length..];
        }
    }

    // Where the next half of a pair begins, from a place outside of any escape; -1 where there is none.
    private static int NextHalf(ReadOnlySpan<byte> json, int from)
    {
        for (var next = json[from..].IndexOf((byte)'\\'); next >= 0; next = json[from..].IndexOf((byte)'\\'))
        {
            var at = from + next;
            var unit = UnitAt(json, at);
            var isPair = char.IsHighSurrogate(unit) && char.IsLowSurrogate(UnitAt(json, at + EscapeLength));
            if (char.IsSurrogate(unit) && !isPair)
            {
                return at;
            }

            from = int.Min(json.Length, at + (isPair ? 2 * EscapeLength : 2));
        }

        return -1;
    }

    // What "\u0041" stands for; NUL where no such escape is.
    private static char UnitAt(ReadOnlySpan<byte> json, int at)
        => at + EscapeLength <= json.Length && json[at] == '\\' && json[at + 1] == 'u'
            && ushort.TryParse(json.Slice(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit) ? (char)unit : '\0';
}
