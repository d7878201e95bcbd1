using System.Globalization;
using System.Text;
using Spectre.Console;

namespace Prescreen.Cli.Findings;

/// <summary>A line of a text with the words of statements marked.</summary>
internal static class MarkedLine
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>The line from one offset to another. Where statements share words, the one that begins last gives the colour.</summary>
    public static Paragraph Of(string text, int start, int end, IReadOnlyList<Statement> statements, bool hasColour)
    {
        var here = statements.Index().Where(one => one.Item.Start < end && one.Item.End > start).ToList();
        var cuts = here.SelectMany(one => new[] { one.Item.Start, one.Item.End }).Where(at => at > start && at < end).Append(start).Append(end).Distinct().Order().ToList();
        Paragraph line = new();
        for (var cut = 0; cut + 1 < cuts.Count; cut++)
        {
            var (from, to) = (cuts[cut], cuts[cut + 1]);
            var inside = here.Where(one => one.Item.Start <= from && one.Item.End >= to).ToList();
            var words = Shown(text[from..to]);
            var opened = hasColour ? "" : new string('[', here.Count(one => one.Item.Start == from));
            line.Append(opened + words, inside.Count > 0 ? AssertionStyle.Of(inside[^1].Item.Assertion) : null);
            foreach (var (index, _) in here.Where(one => one.Item.End == to).Reverse())
            {
                line.Append((hasColour ? "" : "]") + Raised(index + 1), AssertionStyle.Quiet);
            }
        }

        return line;
    }

    /// <summary>Words as a terminal may show them: what would steer it is shown as a sign.</summary>
    public static string Shown(string words)
    {
        if (!words.Any(char.IsControl))
        {
            return words;
        }

        StringBuilder safe = new(words.Length);
        foreach (var unit in words)
        {
            safe.Append(unit is '\t' ? ' ' : char.IsControl(unit) ? '\uFFFD' : unit);
        }

        return safe.ToString();
    }

    private static string Raised(int number)
        => string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(digit => Superscripts[digit - '0']));
}
