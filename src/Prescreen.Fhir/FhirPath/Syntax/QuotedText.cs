using System.Globalization;
using System.Text;

namespace Prescreen.Fhir.FhirPath.Syntax;

/// <summary>A string or a delimited identifier, its escapes read. https://hl7.org/fhirpath/N1/#string</summary>
internal readonly record struct QuotedText(string Text, int End)
{
    /// <summary>The text between the quote at <paramref name="start"/> and the next such quote, and the character after it.</summary>
    internal static Result<QuotedText> Read(string source, int start)
    {
        var text = new StringBuilder();
        for (var at = start + 1; at < source.Length; at++)
        {
            if (source[at] == source[start])
            {
                return new QuotedText(text.ToString(), at + 1);
            }

            if (source[at] != '\\')
            {
                text.Append(source[at]);
                continue;
            }

            at++;
            if (Escaped(source, ref at) is not { } one)
            {
                return FhirPathProblems.Syntax(at - 1, "there is no such escape");
            }

            text.Append(one);
        }

        return FhirPathProblems.Syntax(start, "a string doesn't end");
    }

    private static char? Escaped(string source, ref int at)
    {
        if (at >= source.Length)
        {
            return null;
        }

        switch (source[at])
        {
            case '\'' or '"' or '`' or '\\' or '/':
                return source[at];
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'f':
                return '\f';
            case 'u' when at + 4 < source.Length && ushort.TryParse(source.AsSpan(at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                at += 4;
                return (char)code;
            default:
                return null;
        }
    }
}
