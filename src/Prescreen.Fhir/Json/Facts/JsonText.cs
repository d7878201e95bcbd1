using System.Buffers.Text;
using System.Text;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>Texts of JSON as UTF-8. https://www.rfc-editor.org/rfc/rfc8259#section-7</summary>
internal static class JsonText
{
    /// <summary>A text with its escapes resolved; a lone surrogate becomes U+FFFD and is noted. The tokenizer has already refused malformed escapes.</summary>
    public static ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> text, JsonScratch scratch)
    {
        var target = scratch.Rent(text.Length);
        var length = 0;
        while (!text.IsEmpty)
        {
            var plain = text.IndexOf((byte)'\\');
            plain = plain < 0 ? text.Length : plain;
            text[..plain].CopyTo(target[length..]);
            length += plain;
            text = text[plain..];
            if (!text.IsEmpty)
            {
                text = text[Escape(text, target, ref length, scratch)..];
            }
        }

        return target[..length];
    }

    /// <summary>Without the blanks, control characters, no-break and zero-width spaces around it.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty && (text[0] <= ' ' || text[0] >= 0x80))
        {
            if (text[0] >= 0x80)
            {
                Rune.DecodeFromUtf8(text, out var rune, out var used);
                if (!IsBlank(rune))
                {
                    break;
                }

                text = text[used..];
                continue;
            }

            text = text[1..];
        }

        while (!text.IsEmpty && (text[^1] <= ' ' || text[^1] >= 0x80))
        {
            if (text[^1] >= 0x80)
            {
                Rune.DecodeLastFromUtf8(text, out var rune, out var used);
                if (!IsBlank(rune))
                {
                    break;
                }

                text = text[..^used];
                continue;
            }

            text = text[..^1];
        }

        return text;
    }

    private static bool IsBlank(Rune rune) => Rune.IsWhiteSpace(rune) || rune.Value is (>= 0x200B and <= 0x200F) or 0x2060 or 0xFEFF;

    private static int Escape(ReadOnlySpan<byte> text, Span<byte> target, ref int length, JsonScratch scratch)
    {
        if (text[1] != 'u')
        {
            target[length++] = text[1] switch
            {
                (byte)'b' => (byte)'\b',
                (byte)'f' => (byte)'\f',
                (byte)'n' => (byte)'\n',
                (byte)'r' => (byte)'\r',
                (byte)'t' => (byte)'\t',
                var other => other,
            };
            return 2;
        }

        var unit = Hex(text);
        var used = 6;
        if (!Rune.TryCreate(unit, out var rune))
        {
            var low = text.Length >= 12 && text[6] == '\\' && text[7] == 'u' ? Hex(text[6..]) : '\0';
            if (Rune.TryCreate(unit, low, out rune))
            {
                used = 12;
            }
            else
            {
                rune = Rune.ReplacementChar;
                scratch.HasReplaced = true;
            }
        }

        length += rune.EncodeToUtf8(target[length..]);
        return used;
    }

    private static char Hex(ReadOnlySpan<byte> escape)
        => Utf8Parser.TryParse(escape.Slice(2, 4), out uint unit, out _, 'x') ? (char)unit : '\uFFFD';
}
