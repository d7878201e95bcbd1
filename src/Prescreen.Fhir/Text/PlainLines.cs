using System.Text;

namespace Prescreen.Fhir.Text;

/// <summary>Text as it is shown and as offsets count in it: line feeds only, no blanks at line ends, no control characters, at most two empty lines together.</summary>
internal static class PlainLines
{
    private const int MostLineFeeds = 3;

    public static string Of(string text)
    {
        var lines = new StringBuilder(text.Length);
        var (feeds, blanks, before) = (0, 0, '\0');
        foreach (var letter in text)
        {
            if (letter is '\n' or '\r' or '\u2028' or '\u2029' or '\u0085')
            {
                feeds += letter is '\n' && before is '\r' ? 0 : 1;
                lines.Length -= blanks;
                blanks = 0;
            }
            else if (!char.IsControl(letter) || letter is '\t')
            {
                if (feeds > 0 && letter is not (' ' or '\t' or '\u00A0'))
                {
                    Feed(lines, feeds, blanks);
                    feeds = 0;
                }

                var shown = letter is '\u00A0' ? ' ' : letter;
                lines.Append(shown);
                blanks = shown is ' ' or '\t' ? blanks + 1 : 0;
            }

            before = letter;
        }

        lines.Length -= blanks;
        return lines.ToString();
    }

    private static void Feed(StringBuilder lines, int feeds, int blanks)
    {
        // The indent that was read since belongs behind the line feeds.
        var indent = lines.ToString(lines.Length - blanks, blanks);
        lines.Length -= blanks;
        lines.Append('\n', lines.Length == 0 ? 0 : Math.Min(feeds, MostLineFeeds)).Append(indent);
    }
}
