using System.Text;

namespace Prescreen.Vocabulary;

/// <summary>The form in which codes are compared: upper case, without blanks and zero-width characters, and without the dots and dashes of ICD.</summary>
internal static class CodeText
{
    /// <summary>No code of any system here is longer; what is longer is no code.</summary>
    public const int Longest = 96;

    /// <summary>Writes the comparable form and gives its length, or -1 where it doesn't fit.</summary>
    public static int Normalize(ReadOnlySpan<byte> code, bool hierarchical, Span<byte> target)
    {
        var length = 0;
        while (!code.IsEmpty)
        {
            var used = 1;
            var value = code[0];
            if (value >= 0x80 && IsInvisible(code, out used))
            {
                code = code[used..];
                continue;
            }

            if (IsKept(value, hierarchical))
            {
                if (length + used > target.Length)
                {
                    return -1;
                }

                code[..used].CopyTo(target[length..]);
                target[length] = value is >= (byte)'a' and <= (byte)'z' ? (byte)(value & ~0x20) : value;
                length += used;
            }

            code = code[used..];
        }

        return length;
    }

    public static byte[] Normalize(string code, bool hierarchical)
    {
        var bytes = Encoding.UTF8.GetBytes(code);
        var target = new byte[bytes.Length];
        return target[..Normalize(bytes, hierarchical, target)];
    }

    /// <summary>FNV-1a, which a prefix search can carry on byte by byte.</summary>
    public static uint Hash(int system) => Hash(2166136261u, unchecked((byte)system));

    public static uint Hash(uint hash, byte next) => unchecked((hash ^ next) * 16777619u);

    private static bool IsKept(byte value, bool hierarchical)
        => value > ' ' && !(hierarchical && value is (byte)'.' or (byte)'-');

    private static bool IsInvisible(ReadOnlySpan<byte> code, out int used)
    {
        Rune.DecodeFromUtf8(code, out var rune, out used);
        return Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Format;
    }
}
