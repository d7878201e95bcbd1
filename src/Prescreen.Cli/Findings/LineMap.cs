namespace Prescreen.Cli.Findings;

/// <summary>Where a text's lines begin. Lines end as editors see it: at LF, CR LF or CR.</summary>
internal sealed class LineMap
{
    private readonly List<int> starts = [0];
    private readonly string text;

    public LineMap(string text)
    {
        this.text = text;
        for (var at = 0; at < text.Length;)
        {
            var found = text.AsSpan(at).IndexOfAny('\n', '\r');
            if (found < 0)
            {
                break;
            }

            at += found;
            at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
            starts.Add(at);
        }
    }

    /// <summary>How many lines there are; the one after a last line's end doesn't count.</summary>
    public int Count => starts.Count > 1 && starts[^1] == text.Length ? starts.Count - 1 : starts.Count;

    /// <summary>The 1-based line of an offset.</summary>
    public int LineOf(int offset)
    {
        var found = starts.BinarySearch(offset);
        return found >= 0 ? found + 1 : ~found;
    }

    /// <summary>Where a 1-based line begins.</summary>
    public int StartOf(int line) => starts[line - 1];

    /// <summary>Where a 1-based line ends, without what ends it.</summary>
    public int EndOf(int line)
    {
        var end = line < starts.Count ? starts[line] : text.Length;
        while (end > starts[line - 1] && text[end - 1] is '\n' or '\r')
        {
            end--;
        }

        return end;
    }
}
