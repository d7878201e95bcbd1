using System.Net;
using System.Text;

namespace Prescreen.Cli.Readiness;

/// <summary>Writes HTML; whatever is not markup of its own is encoded.</summary>
internal sealed class PageBuilder
{
    private readonly StringBuilder html = new();

    /// <summary>Markup written here in the program.</summary>
    public PageBuilder Raw(string markup)
    {
        html.Append(markup).Append('\n');
        return this;
    }

    /// <summary>An element with text.</summary>
    public PageBuilder Element(string name, string text, string attributes = "")
        => Raw($"<{name}{(attributes.Length > 0 ? " " + attributes : "")}>{Encode(text)}</{name}>");

    /// <summary>A table with a caption and a heading row; on narrow screens each row becomes a block with labels.</summary>
    public PageBuilder TableOf(string caption, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows, params ReadOnlySpan<int> numbers)
    {
        Raw("<table class=\"list\">").Element("caption", caption).Raw("<thead><tr>");
        for (var i = 0; i < columns.Count; i++)
        {
            Element("th", columns[i], numbers.Contains(i) ? "scope=\"col\" class=\"number\"" : "scope=\"col\"");
        }

        Raw("</tr></thead><tbody>");
        foreach (var row in rows)
        {
            Raw("<tr>");
            for (var i = 0; i < columns.Count; i++)
            {
                Element("td", row[i], $"data-label=\"{Encode(columns[i])}\"{(numbers.Contains(i) ? " class=\"number\"" : row[i].Length == 0 ? " class=\"empty\"" : "")}");
            }

            Raw("</tr>");
        }

        return Raw("</tbody></table>");
    }

    /// <summary>Text as HTML shows it.</summary>
    public static string Encode(string text) => WebUtility.HtmlEncode(text);

    /// <inheritdoc/>
    public override string ToString() => html.ToString();
}
