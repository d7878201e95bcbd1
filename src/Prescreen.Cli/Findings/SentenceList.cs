namespace Prescreen.Cli.Findings;

/// <summary>Tells a list of sentences, one on a line, from a report.</summary>
internal static class SentenceList
{
    private const int FewestLines = 20;
    private const int WidestWrapped = 132;
    private const double MostBlank = 0.02;
    private const double MostHeadings = 0.05;
    private const double MostWrapped = 0.5;

    /// <summary>True for many lines that are neither wrapped nor parted by headings and blank lines.</summary>
    public static bool Is(string text, LineMap lines)
    {
        if (lines.Count < FewestLines)
        {
            return false;
        }

        int blank = 0, headings = 0, wrapped = 0, pairs = 0;
        var widest = Enumerable.Range(1, lines.Count).Max(line => lines.EndOf(line) - lines.StartOf(line));
        ReadOnlySpan<char> before = [];
        for (var number = 1; number <= lines.Count; number++)
        {
            var line = text.AsSpan(lines.StartOf(number)..lines.EndOf(number)).Trim();
            blank += line.IsEmpty ? 1 : 0;
            headings += line is [.., ':' or '：'] ? 1 : 0;
            if (!line.IsEmpty && !before.IsEmpty)
            {
                pairs++;
                wrapped += before.Length + 1 + FirstWord(line) > widest - 1 ? 1 : 0;
            }

            before = line;
        }

        return blank <= lines.Count * MostBlank && headings <= lines.Count * MostHeadings
            && (widest > WidestWrapped || wrapped <= pairs * MostWrapped);
    }

    private static int FirstWord(ReadOnlySpan<char> line) => line.IndexOf(' ') is var blank and >= 0 ? blank : line.Length;
}
