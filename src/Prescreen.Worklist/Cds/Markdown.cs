using System.Text;

namespace Prescreen.Worklist.Cds;

/// <summary>
/// Text that means nothing but itself within a line of GitHub Flavored Markdown, whatever is in it; not at a line's beginning, where a dash or number would
/// begin a list. https://github.github.com/gfm/#backslash-escapes
/// </summary>
internal static class Markdown
{
    /// <summary>Marks, entities, tags and what becomes a link by itself are escaped; line ends and control characters become blanks.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var letter in text)
        {
            if (char.IsControl(letter) || letter is '\u2028' or '\u2029')
            {
                escaped.Append(' ');
                continue;
            }

            // An EHR that lets HTML through in spite of a backslash must not see a tag.
            _ = letter switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                '\\' or '`' or '*' or '_' or '[' or ']' or '~' or '|' or '!' => escaped.Append('\\').Append(letter),
                // "http:", "www." and "a@b" become links without any mark.
                ':' or '@' => escaped.Append('\\').Append(letter),
                '.' when escaped.Length > 0 && escaped[^1] is 'w' or 'W' => escaped.Append("\\."),
                _ => escaped.Append(letter),
            };
        }

        return escaped.ToString();
    }
}
