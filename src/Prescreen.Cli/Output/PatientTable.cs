using System.Globalization;
using Spectre.Console;

namespace Prescreen.Cli.Output;

/// <summary>The patients of one protocol for people, in 100 columns: who, status, what is missing, what decides, when it changes.</summary>
internal static class PatientTable
{
    /// <summary>How wide a table is at most.</summary>
    public const int Width = 100;

    private const int MostMissing = 4;
    private const int LongestReason = 160;

    private static readonly string[] Statuses = ["candidate", "potential-candidate", "ineligible", "not-considered"];

    /// <summary>Writes the patients, those of most interest first, and how many there are of each status.</summary>
    public static void Write(TextWriter output, bool hasColour, string title, IReadOnlyList<AssessmentView> patients)
    {
        using var target = new TrimmingWriter(output);
        var console = PlainConsole.Create(target, Width, hasColour);
        console.Write(new Text(title));
        console.WriteLine();
        WriteConsidered(console, patients.Where(row => row.Status != "not-considered").OrderBy(row => Rank(row.Status)));
        WriteOthers(console, patients.Where(row => row.Status == "not-considered"));
        console.WriteLine(Counts(patients));
        console.WriteLine();
    }

    private static void WriteConsidered(IAnsiConsole console, IEnumerable<AssessmentView> rows)
    {
        var table = Table(("patient", 18), ("status", 19), ("missing", 16), ("what decides", 33), ("changes", 10));
        foreach (var row in rows)
        {
            table.AddRow(new Text(IdOf(row)), new Text(row.Status, StyleOf(row.Status)), new Text(Missing(row)), new Text(Decides(row)), new Text(row.ChangesAt ?? ""));
        }

        WriteUnlessEmpty(console, table);
    }

    // One line each: they are the many, and only why they aren't considered is of interest.
    private static void WriteOthers(IAnsiConsole console, IEnumerable<AssessmentView> rows)
    {
        var table = Table(("patient", 40), ("status", 15), ("because", 42));
        foreach (var row in rows)
        {
            table.AddRow(new Text(IdOf(row)), new Text(row.Status, StyleOf(row.Status)), new Text(NotConsidered(row)));
        }

        WriteUnlessEmpty(console, table);
    }

    private static Table Table(params ReadOnlySpan<(string Title, int Width)> columns)
    {
        var table = new Table().Border(TableBorder.None);
        foreach (var (title, width) in columns)
        {
            table.AddColumn(new TableColumn(new Text(title, new Style(decoration: Decoration.Underline))).Width(width).PadLeft(0).PadRight(1));
        }

        return table;
    }

    private static void WriteUnlessEmpty(IAnsiConsole console, Table table)
    {
        if (table.Rows.Count > 0)
        {
            console.Write(table);
            console.WriteLine();
        }
    }

    private static string IdOf(AssessmentView row) => row.Patient.StartsWith("Patient/", StringComparison.Ordinal) ? row.Patient[8..] : row.Patient;

    private static Style StyleOf(string status) => status switch
    {
        "candidate" => new Style(Color.Green, decoration: Decoration.Bold),
        "potential-candidate" => new Style(Color.Yellow),
        "ineligible" => new Style(Color.Red),
        "not-considered" => new Style(Color.Grey),
        _ => Style.Plain,
    };

    // Statuses that people set come first: there somebody is at work.
    private static int Rank(string status) => Array.IndexOf(Statuses, status);

    private static string Missing(AssessmentView row)
    {
        var missing = row.Missing.ToList();
        return missing.Count > MostMissing + 1
            ? string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", missing.Take(MostMissing))} and {missing.Count - MostMissing} more")
            : string.Join(", ", missing);
    }

    private static string NotConsidered(AssessmentView row)
        => string.Join("; ", row.Criteria
            .Where(criterion => criterion.Outcome is not ("met" or "review"))
            .GroupBy(criterion => criterion.Outcome, criterion => criterion.Id)
            .Select(group => $"{string.Join(", ", group)} {group.Key}"));

    private static string Decides(AssessmentView row)
    {
        if ((First(row, "not-met") ?? First(row, "unknown")) is not { } decisive)
        {
            var open = string.Join(", ", row.Criteria.Where(criterion => criterion.Outcome == "review").Select(criterion => criterion.Id));
            return open.Length > 0 ? $"to be read by a person: {open}" : "";
        }

        var sentence = $"{decisive.Id}: {decisive.Reason}";
        return sentence.Length > LongestReason ? string.Concat(sentence.AsSpan(0, LongestReason - 1), "…") : sentence;
    }

    private static CriterionView? First(AssessmentView row, string outcome) => row.Criteria.FirstOrDefault(criterion => criterion.Outcome == outcome);

    private static string Counts(IReadOnlyList<AssessmentView> rows)
    {
        var others = rows.Select(row => row.Status).Distinct(StringComparer.Ordinal).Except(Statuses, StringComparer.Ordinal);
        var counts = others.Concat(Statuses).Select(status => string.Create(CultureInfo.InvariantCulture, $"{rows.Count(row => row.Status == status)} {status}"));
        return string.Create(CultureInfo.InvariantCulture, $"{rows.Count} {(rows.Count == 1 ? "patient" : "patients")}: {string.Join(", ", counts)}");
    }
}
