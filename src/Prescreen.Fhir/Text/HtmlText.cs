using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Text;

namespace Prescreen.Fhir.Text;

/// <summary>
/// The words of HTML or XHTML as a browser would show them: cells apart by a tab, rows, lines and items on lines of their own, a blank line around paragraphs,
/// headings and tables. Scripts, styles and the title are no words. Only AngleSharp's tokenizer is used: it is linear, where its tree is not for hostile input.
/// </summary>
internal static class HtmlText
{
    public static string Read(string html)
    {
        var words = Read(html, keepsLines: false, out var hasLines);

        // Without any break of HTML's own, the line ends of the source are the only ones there are, and somebody meant them.
        return hasLines || !words.Contains(' ', StringComparison.Ordinal) || !html.AsSpan().Trim().Contains('\n') ? words : Read(html, keepsLines: true, out _);
    }

    /// <summary>True where anything but blanks stands outside tags; cheaper than reading.</summary>
    public static bool MayHaveWords(ReadOnlySpan<byte> html)
    {
        var isInTag = false;
        foreach (var letter in html)
        {
            if (letter is (byte)'<' or (byte)'>')
            {
                isInTag = letter is (byte)'<';
            }
            else if (!isInTag && letter > ' ')
            {
                return true;
            }
        }

        return false;
    }

    private static string Read(string html, bool keepsLines, out bool hasLines)
    {
        using var source = new TextSource(html);
        using var tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.Resolver);
        var layout = new HtmlLayout(keepsLines);
        string? unshown = null;
        while (true)
        {
            var token = tokenizer.Get();
            switch (token.Type)
            {
                case HtmlTokenType.EndOfFile:
                    hasLines = layout.HasLines;
                    return layout.Finish();
                case HtmlTokenType.Character when unshown is null:
                    layout.Add(token.Data);
                    break;
                case HtmlTokenType.StartTag when unshown is null:
                    unshown = Unshown(token.Name, tokenizer);
                    layout.Open(token.Name);
                    break;
                case HtmlTokenType.EndTag when unshown is null:
                    layout.Close(token.Name);
                    break;
                case HtmlTokenType.EndTag when token.Name == unshown:
                    unshown = null;
                    break;
                default:
                    break;
            }
        }
    }

    // What stands in these is text to the parser's eye whatever it looks like.
    private static string? Unshown(string name, HtmlTokenizer tokenizer)
    {
        switch (name)
        {
            case "script":
                tokenizer.State = HtmlParseMode.Script;
                return name;
            case "style":
                tokenizer.State = HtmlParseMode.Rawtext;
                return name;
            case "title":
                tokenizer.State = HtmlParseMode.RCData;
                return name;
            case "textarea":
                tokenizer.State = HtmlParseMode.RCData;
                return null;
            default:
                return null;
        }
    }
}
