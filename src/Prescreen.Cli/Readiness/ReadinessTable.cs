using System.Globalization;
using Prescreen.Cli.Output;
using Prescreen.Insights;
using Spectre.Console;

namespace Prescreen.Cli.Readiness;

/// <summary>The report for a terminal, in 100 columns.</summary>
internal static class ReadinessTable
{
    private const int MostCodes = 25;
    private const int LongestDisplay = 56;
    private const int BarWidth = 20;

    public static void Write(ReadinessReport report, TextWriter output, bool hasColour)
    {
        using var target = new TrimmingWriter(output);
        var console = PlainConsole.Create(target, PatientTable.Width, hasColour);
        console.WriteLine($"{ReadinessWords.Count(report.Patients, "patient")} and {ReadinessWords.Count(report.Resources, "resource")} in {ReadinessWords.Count(report.Files, "file")}, as of {SiteTime.Show(report.AsOf)}");
        console.WriteLine();
        foreach (var protocol in report.Protocols)
        {
            WriteProtocol(console, protocol);
        }

        WriteCodes(console, report);
        WriteMapped(console, report);
        WriteUnits(console, report);
        WriteProblems(console, report);
        WriteAdvice(console, report);
        console.Write(new Text(ReadinessReport.Privacy));
        console.WriteLine();
    }

    private static void WriteProtocol(IAnsiConsole console, ProtocolReadiness readiness)
    {
        console.Write(new Text($"{readiness.Protocol.Id} {readiness.Protocol.Version}  {readiness.Protocol.Title}"));
        console.WriteLine();
        console.WriteLine($"{ReadinessWords.Count(readiness.Considered, "patient")} of {readiness.Patients} considered. Counts are patients; considered: the coded share of those.");
        var table = Table(("criterion", 22), ("coded", BarWidth + 1), ("", 5), ("considered", 10), ("words", 5), ("review", 6), ("nothing", 7), ("no trace", 8), ("older", 5), ("no ULN", 6));
        foreach (var one in readiness.Criteria.Where(one => one.All.Asked > 0))
        {
            table.AddRow(
                new Text(one.Criterion.Id), new Text(Bar(one.All)), new Text(ReadinessWords.Share(one.All)), new Text(ReadinessWords.Share(one.Considered)), Number(one.All.Narrative), Number(one.All.Review), Number(one.All.Nothing - (one.Stale ?? 0)),
                Number(one.All.NoTrace), Number(one.Stale ?? 0), Number(one.Ranges?.WithoutLimit ?? 0));
        }

        console.Write(table);
        console.WriteLine();
    }

    private static void WriteCodes(IAnsiConsole console, ReadinessReport report)
    {
        if (report.Codes.IsEmpty)
        {
            return;
        }

        console.WriteLine($"Local codes without a standard code: {report.Codes.Length}. What they may mean is a guess by their words, and is not applied.");
        var table = Table(("count", 6), ("in", 13), ("code", 18), ("display", 29), ("may mean", 30));
        foreach (var (code, suggestion) in report.Codes.Take(MostCodes))
        {
            table.AddRow(Number(code.Count), new Text(code.ResourceType), new Text(code.Code), new Text(Short(code.Display ?? "")), new Text(ReadinessWords.Suggestion(suggestion)));
        }

        console.Write(table);
        if (report.Codes.Length > MostCodes)
        {
            console.WriteLine($"and {report.Codes.Length - MostCodes} more: see --format html or json.");
        }

        console.WriteLine();
    }

    private static void WriteMapped(IAnsiConsole console, ReadinessReport report)
    {
        if (report.Mapped.IsEmpty)
        {
            return;
        }

        console.WriteLine($"Local codes that the site's map gives a meaning: {report.Mapped.Length}");
        var table = Table(("count", 6), ("in", 13), ("code", 18), ("display", 29), ("mapped to", 30));
        foreach (var code in report.Mapped.Take(MostCodes))
        {
            table.AddRow(Number(code.Count), new Text(code.ResourceType), new Text(code.Code), new Text(Short(code.Display ?? "")), new Text(code.MappedTo ?? ""));
        }

        console.Write(table);
        console.WriteLine();
    }

    private static void WriteUnits(IAnsiConsole console, ReadinessReport report)
    {
        if (report.Units.IsEmpty)
        {
            return;
        }

        console.WriteLine("Units that can't be compared");
        var table = Table(("results", 8), ("patients", 9), ("test", 26), ("unit", 16), ("why", 24), ("may be", 12));
        foreach (var gap in report.Units)
        {
            table.AddRow(Number(gap.Results), Number(gap.Patients), new Text(gap.Test), new Text(ReadinessWords.Unit(gap)), new Text(ReadinessWords.Why(gap.Status)), new Text(gap.Suggestion ?? ""));
        }

        console.Write(table);
        console.WriteLine();
    }

    private static void WriteProblems(IAnsiConsole console, ReadinessReport report)
    {
        if (report.Problems.IsEmpty)
        {
            return;
        }

        console.WriteLine("Refused or noted; `prescreen screen` says where");
        var table = Table(("count", 6), ("code", 9), ("why", 80));
        foreach (var problem in report.Problems)
        {
            table.AddRow(Number(problem.Count), new Text(problem.Code), new Text(problem.Text));
        }

        console.Write(table);
        console.WriteLine();
    }

    private static void WriteAdvice(IAnsiConsole console, ReadinessReport report)
    {
        foreach (var sentence in ReadinessAdvice.Of(report))
        {
            console.Write(new Text($"* {sentence}"));
            console.WriteLine();
        }

        console.WriteLine();
    }

    private static string Short(string text) => text.Length > LongestDisplay ? string.Concat(text.AsSpan(0, LongestDisplay - 1), "…") : text;

    private static string Bar(DataCounts counts) => new('█', (int)Math.Round(BarWidth * (counts.CodedShare ?? 0)));

    private static Text Number(int number) => new(number == 0 ? "" : number.ToString(CultureInfo.InvariantCulture));

    private static Table Table(params ReadOnlySpan<(string Title, int Width)> columns)
    {
        var table = new Table().Border(TableBorder.None);
        foreach (var (title, width) in columns)
        {
            table.AddColumn(new TableColumn(new Text(title, new Style(decoration: Decoration.Underline))).Width(width).PadLeft(0).PadRight(1));
        }

        return table;
    }
}
