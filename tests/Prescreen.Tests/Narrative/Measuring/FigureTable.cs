using System.Globalization;
using System.Text;
using Prescreen.Facts;

namespace Prescreen.Tests.Narrative.Measuring;

/// <summary>The figures of a half as the README of the cases shows them: never the cases.</summary>
internal static class FigureTable
{
    public const string Heading = "## Results on the kept half";

    public static string Write(IReadOnlyList<CaseResult> results)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{Count(results, false)} sentences and {Count(results, true)} reports. Found: the statement is found, whatever is told of it. Exact: with its value, percent, patterns and all\n");
        text.Append("else the case tells. Assertion: the share of those found that are asserted as they should be.\n\n");
        text.Append("| finding | expected | got | precision | recall | F1 found | F1 exact | assertion |\n|---|--:|--:|--:|--:|--:|--:|--:|\n");
        foreach (var kind in FindingKinds.All)
        {
            Row(text, $"`{kind}`", Tally.Of(results, one => one == kind));
        }

        Row(text, "all", Tally.Of(results, _ => true));
        Row(text, "English", Tally.Of(results.Where(one => one.Case.Language == "en"), _ => true));
        Row(text, "Chinese", Tally.Of(results.Where(one => one.Case.Language == "zh"), _ => true));
        Row(text, "sentences", Tally.Of(results.Where(one => !one.Case.IsReport), _ => true));
        Row(text, "reports", Tally.Of(results.Where(one => one.Case.IsReport), _ => true));
        text.Append("\nFound with the right assertion, by assertion:\n\n| assertion | expected | got | precision | recall | F1 |\n|---|--:|--:|--:|--:|--:|\n");
        foreach (var assertion in Enum.GetValues<Assertion>())
        {
            var tally = Tally.Of(results, assertion);
            text.Append(CultureInfo.InvariantCulture, $"| {assertion.ToString().ToLowerInvariant()} | {tally.Expected} | {tally.Got} | {Tally.Show(tally.Precision)} | {Tally.Show(tally.Recall)} | {Tally.Show(tally.F1)} |\n");
        }

        return text.ToString();
    }

    /// <summary>What stands under the heading in a README, up to the next heading.</summary>
    public static string Under(string readme)
    {
        var start = readme.IndexOf(Heading, StringComparison.Ordinal) + Heading.Length;
        var end = readme.IndexOf("\n## ", start, StringComparison.Ordinal);
        return (end < 0 ? readme[start..] : readme[start..end]).Trim();
    }

    /// <summary>The README with other figures.</summary>
    public static string Replace(string readme, string figures) => readme.Replace(Under(readme), figures.Trim(), StringComparison.Ordinal);

    private static int Count(IEnumerable<CaseResult> results, bool reports) => results.Count(one => one.Case.IsReport == reports);

    private static void Row(StringBuilder text, string name, Tally tally)
        => text.Append(CultureInfo.InvariantCulture, $"| {name} | {tally.Expected} | {tally.Got} | {Tally.Show(tally.Precision)} | {Tally.Show(tally.Recall)} | {Tally.Show(tally.F1)} | {Tally.Show(tally.ExactF1)} | {Tally.Show(tally.AssertionAccuracy)} |\n");
}
