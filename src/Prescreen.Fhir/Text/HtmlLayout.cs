using System.Text;

namespace Prescreen.Fhir.Text;

/// <summary>Lays out words by the tags between them.</summary>
internal sealed class HtmlLayout(bool keepsLines)
{
    private readonly StringBuilder words = new();
    private int preformatted;
    private int breaks;
    private int tabs;
    private bool isRowStart = true;
    private bool isCellStart;
    private bool hasRowWords;
    private bool needsBlank;

    /// <summary>True once a tag ended a line within the text.</summary>
    public bool HasLines { get; private set; }

    public void Add(string text)
    {
        foreach (var letter in text)
        {
            if (letter is '\n' && (keepsLines || preformatted > 0))
            {
                breaks = Math.Min(breaks + 1, 2);
                needsBlank = false;
            }
            else if (preformatted > 0 && letter is (' ' or '\t'))
            {
                Put(letter);
            }
            else if (char.IsWhiteSpace(letter))
            {
                needsBlank = true;
            }
            else if (!char.IsControl(letter) && letter is not ('\uFEFF' or '\u200B' or '\u00AD'))
            {
                Put(letter);
            }
        }
    }

    public void Open(string tag)
    {
        switch (tag)
        {
            case "td" or "th":
                // Paragraphs within the cell before end with it: what comes stands beside them.
                (breaks, tabs) = isRowStart ? (breaks, tabs) : (hasRowWords ? 0 : breaks, tabs + 1);
                (isRowStart, isCellStart, needsBlank) = (false, true, false);
                break;
            case "br":
                Break(Math.Min(breaks + 1, 2));
                break;
            case "li":
                Break(1);
                Put('-');
                needsBlank = true;
                break;
            case "tr" or "table":
                Break(LinesAround(tag));
                StartRow();
                break;
            default:
                preformatted += tag is "pre" ? 1 : 0;
                Break(LinesAround(tag));
                break;
        }
    }

    public void Close(string tag)
    {
        preformatted -= tag is "pre" && preformatted > 0 ? 1 : 0;
        switch (tag)
        {
            case "td" or "th":
                breaks = Math.Min(breaks, 1);
                isCellStart = false;
                break;
            case "tr" or "table":
                StartRow();
                Break(LinesAround(tag));
                break;
            case "br" or "hr":
                break;
            default:
                Break(LinesAround(tag));
                break;
        }
    }

    public string Finish() => words.ToString();

    private static int LinesAround(string tag) => tag switch
    {
        "p" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "table" or "ul" or "ol" or "dl" or "pre" or "blockquote" or "hr" or "section" or "article" => 2,
        "div" or "tr" or "li" or "dt" or "dd" or "caption" or "thead" or "tbody" or "tfoot" or "body" or "header" or "footer" or "main" or "aside" or "nav"
            or "address" or "fieldset" or "form" or "legend" or "figure" or "figcaption" or "option" or "center" => 1,
        _ => 0,
    };

    private void Break(int lines)
    {
        if (lines > 0 && !isCellStart)
        {
            breaks = Math.Max(breaks, lines);
            needsBlank = false;
        }
    }

    private void StartRow() => (isRowStart, isCellStart, hasRowWords, tabs) = (true, false, false, 0);

    private void Put(char letter)
    {
        if (words.Length > 0 && breaks > 0)
        {
            HasLines = true;
            words.Append('\n', breaks);
        }

        if (tabs > 0)
        {
            words.Append('\t', tabs);
        }
        else if (needsBlank && words.Length > 0 && breaks == 0)
        {
            words.Append(' ');
        }

        (breaks, tabs, needsBlank, isCellStart, hasRowWords) = (0, 0, false, false, true);
        words.Append(letter);
    }
}
