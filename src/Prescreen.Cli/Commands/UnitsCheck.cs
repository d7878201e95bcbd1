using System.Globalization;
using Prescreen.Units;

namespace Prescreen.Cli.Commands;

/// <summary><c>prescreen units check</c>.</summary>
internal static class UnitsCheck
{
    internal const string UnknownAnalyte = "UNIT-032: No analyte has that LOINC code or name: leave it out, or use one that a protocol asks for.";

    private const int WidestUnit = 24;

    /// <summary>0 where every string is understood, 1 where one isn't, 2 where the file can't be read.</summary>
    internal static int Run(string file, TextWriter output, TextWriter error)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            error.WriteLine($"{file}: UNIT-031: The file can't be read: check its name and its rights.");
            return 2;
        }

        var rows = new List<Row>();
        var failed = false;
        for (var i = 0; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i]))
            {
                continue;
            }

            var row = Read(lines[i]);
            rows.Add(row);
            if (row.Problem is { } problem)
            {
                failed = true;
                error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}:{i + 1}: {problem}"));
            }
        }

        Write(rows, output);
        return failed ? 1 : 0;
    }

    private static Row Read(string line)
    {
        var tab = line.IndexOf('\t', StringComparison.Ordinal);
        var unit = (tab < 0 ? line : line[..tab]).Trim();
        var loinc = tab < 0 ? "" : line[(tab + 1)..].Trim();
        var analyte = loinc.Length == 0 ? null : AnalyteCatalog.Find(loinc);
        if (loinc.Length > 0 && analyte is null)
        {
            return new(unit, "", "", UnknownAnalyte);
        }

        var explained = UnitExplainer.Explain(unit, analyte);
        var readAs = explained.ReadAs is { } kind ? $"{analyte?.Name ?? Words(kind)}: " : "";
        return new(unit, explained.Ucum ?? "", $"{readAs}{explained.Meaning}", explained.Problem?.ToString());
    }

    private static void Write(List<Row> rows, TextWriter output)
    {
        var unitWidth = Width("unit", rows.Select(row => row.Unit));
        var ucumWidth = Width("UCUM", rows.Select(row => row.Ucum));
        output.WriteLine($"{"unit".PadRight(unitWidth)}  {"UCUM".PadRight(ucumWidth)}  meaning");
        foreach (var row in rows)
        {
            var meaning = row.Problem is { } problem ? $"not read ({problem[..problem.IndexOf(':', StringComparison.Ordinal)]})" : row.Meaning;
            output.WriteLine($"{row.Unit.PadRight(unitWidth)}  {row.Ucum.PadRight(ucumWidth)}  {meaning}");
        }
    }

    private static int Width(string heading, IEnumerable<string> cells)
        => Math.Min(WidestUnit, cells.Select(cell => cell.Length).Append(heading.Length).Max());

    // "SubstanceConcentration" as words: "substance concentration".
    private static string Words(AnalyteKind kind)
        => string.Concat(kind.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));

    private sealed record Row(string Unit, string Ucum, string Meaning, string? Problem);
}
