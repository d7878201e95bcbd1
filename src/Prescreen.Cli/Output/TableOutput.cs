using System.Globalization;
using Prescreen.Evaluation;
using Prescreen.Protocols;
using Spectre.Console;

namespace Prescreen.Cli.Output;

/// <summary>A table per protocol for people, in 100 columns: who, status, what is missing, what decides, when it changes; and how many of each.</summary>
internal sealed class TableOutput(TextWriter output, bool hasColour) : IAssessmentOutput
{
    /// <summary>How wide a table is at most.</summary>
    public const int Width = 100;

    private const int MostMissing = 4;
    private const int LongestReason = 160;

    private readonly Dictionary<Protocol, List<Row>> rows = [];

    /// <inheritdoc/>
    public void Add(Assessment assessment)
    {
        if (!rows.TryGetValue(assessment.Protocol, out var list))
        {
            rows.Add(assessment.Protocol, list = []);
        }

        list.Add(new Row(
            assessment.Patient.StartsWith("Patient/", StringComparison.Ordinal) ? assessment.Patient[8..] : assessment.Patient,
            assessment.Status,
            Missing(assessment),
            Decides(assessment),
            $"{assessment.ChangesAt:yyyy-MM-dd}"));
    }

    /// <inheritdoc/>
    public void Finish()
    {
        using var target = new TrimmingWriter(output);
        var console = PlainConsole.Create(target, Width, hasColour);
        foreach (var (protocol, list) in rows)
        {
            console.Write(new Text($"{protocol.Id} {protocol.Version}  {protocol.Title}"));
            console.WriteLine();
            WriteConsidered(console, list.Where(row => row.Status is not EligibilityStatus.NotConsidered).OrderByDescending(row => row.Status));
            WriteOthers(console, list.Where(row => row.Status is EligibilityStatus.NotConsidered));
            console.WriteLine(Counts(list));
            console.WriteLine();
        }
    }

    private static void WriteConsidered(IAnsiConsole console, IEnumerable<Row> rows)
    {
        var table = Table(("patient", 18), ("status", 19), ("missing", 16), ("what decides", 33), ("changes", 10));
        foreach (var row in rows)
        {
            table.AddRow(new Text(row.Patient), new Text(row.Status.Name(), StyleOf(row.Status)), new Text(row.Missing), new Text(row.Decides), new Text(row.ChangesAt));
        }

        WriteUnlessEmpty(console, table);
    }

    // One line each: they are the many, and only why they aren't considered is of interest.
    private static void WriteOthers(IAnsiConsole console, IEnumerable<Row> rows)
    {
        var table = Table(("patient", 40), ("status", 15), ("because", 42));
        foreach (var row in rows)
        {
            table.AddRow(new Text(row.Patient), new Text(row.Status.Name(), StyleOf(row.Status)), new Text(row.Decides));
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

    private static Style StyleOf(EligibilityStatus status) => status switch
    {
        EligibilityStatus.Candidate => new Style(Color.Green, decoration: Decoration.Bold),
        EligibilityStatus.PotentialCandidate => new Style(Color.Yellow),
        EligibilityStatus.Ineligible => new Style(Color.Red),
        EligibilityStatus.NotConsidered => new Style(Color.Grey),
        _ => Style.Plain,
    };

    private static string Missing(Assessment assessment)
    {
        var missing = assessment.Status is EligibilityStatus.NotConsidered ? [] : assessment.Missing.ToList();
        return missing.Count > MostMissing + 1
            ? string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", missing.Take(MostMissing))} and {missing.Count - MostMissing} more")
            : string.Join(", ", missing);
    }

    private static string Decides(Assessment assessment)
    {
        if (assessment.Status is EligibilityStatus.NotConsidered)
        {
            return string.Join("; ", assessment.Verdicts
                .Where(verdict => verdict.Outcome is not (Outcome.Met or Outcome.Review))
                .GroupBy(verdict => verdict.Outcome, verdict => verdict.Criterion.Id)
                .Select(group => $"{string.Join(", ", group)} {group.Key.Name()}"));
        }

        var decisive = assessment.Verdicts.FirstOrDefault(verdict => verdict.Outcome is Outcome.NotMet)
            ?? assessment.Verdicts.FirstOrDefault(verdict => verdict.Outcome is Outcome.Unknown)
            ?? assessment.Verdicts.FirstOrDefault(verdict => verdict.Outcome is Outcome.Review);
        if (decisive is null)
        {
            return "";
        }

        var sentence = $"{decisive.Criterion.Id}: {decisive.Reason}";
        return sentence.Length > LongestReason ? string.Concat(sentence.AsSpan(0, LongestReason - 1), "…") : sentence;
    }

    private static string Counts(List<Row> list)
    {
        var counts = Enum.GetValues<EligibilityStatus>().Reverse()
            .Select(status => string.Create(CultureInfo.InvariantCulture, $"{list.Count(row => row.Status == status)} {status.Name()}"));
        return string.Create(CultureInfo.InvariantCulture, $"{list.Count} {(list.Count == 1 ? "patient" : "patients")}: {string.Join(", ", counts)}");
    }

    private sealed record Row(string Patient, EligibilityStatus Status, string Missing, string Decides, string ChangesAt)
    {
        /// <summary>The patient's id only.</summary>
        public override string ToString() => Patient;
    }
}
