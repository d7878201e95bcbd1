using System.Globalization;
using Prescreen.Cli.Output;
using Spectre.Console;

namespace Prescreen.Cli.Findings;

/// <summary>
/// The text for people: its lines with the words of each statement marked and numbered, in the colour of their assertion or in brackets, and under each line what is
/// read there. Of long texts only the lines around statements are shown.
/// </summary>
internal sealed class FindingsView(TextWriter output, bool hasColour, int width, bool namesFiles) : IFindingsOutput
{
    private const int LongestWhole = 300;
    private const int Around = 2;
    private const int Gutter = 6;

    private int documents;
    private int total;

    /// <inheritdoc/>
    public void Add(ReadDocument document, LineMap lines, IReadOnlyList<Statement> statements)
    {
        using var target = new TrimmingWriter(output);
        var console = PlainConsole.Create(target, width, hasColour);
        (documents, total) = (documents + 1, total + statements.Count);
        if (namesFiles || document.Reference is not null)
        {
            console.Write(new Text(document.Name, new Style(decoration: Decoration.Bold | Decoration.Underline)));
            console.WriteLine();
        }

        var shown = Shown(lines, statements);
        var last = 0;
        var next = 0;
        foreach (var line in shown)
        {
            if (line > last + 1)
            {
                Row(console, "", new Paragraph("⋮", AssertionStyle.Quiet));
            }

            last = line;
            Row(console, line.ToString(CultureInfo.InvariantCulture), MarkedLine.Of(document.Text, lines.StartOf(line), lines.EndOf(line), statements, hasColour));
            for (; next < statements.Count && statements[next].Line <= line; next++)
            {
                Row(console, "", Told(next + 1, statements[next]));
            }
        }

        if (statements.Count == 0)
        {
            Row(console, "", new Paragraph("Nothing was found.", AssertionStyle.Quiet));
        }

        console.WriteLine();
    }

    /// <inheritdoc/>
    public void Finish()
    {
        using var target = new TrimmingWriter(output);
        var console = PlainConsole.Create(target, width, hasColour);
        Paragraph legend = new();
        legend.Append(string.Create(CultureInfo.InvariantCulture, $"{total} {(total == 1 ? "statement" : "statements")} in {documents} {(documents == 1 ? "text" : "texts")}. "));
        if (hasColour)
        {
            legend.Append("Colours: ");
            foreach (var (assertion, style) in AssertionStyle.All)
            {
                legend.Append(FindingWords.Of(assertion), style);
                legend.Append(" ");
            }
        }
        else
        {
            legend.Append("[words]¹ are what statement 1 was read from.");
        }

        console.Write(legend);
        console.WriteLine();
    }

    private static IEnumerable<int> Shown(LineMap lines, IReadOnlyList<Statement> statements)
        => lines.Count <= LongestWhole
            ? Enumerable.Range(1, lines.Count)
            : statements.SelectMany(one => Enumerable.Range(one.Line - Around, (2 * Around) + 1 + lines.LineOf(Math.Max(one.Start, one.End - 1)) - one.Line))
                .Where(line => line >= 1 && line <= lines.Count).Distinct().Order();

    private static Paragraph Told(int number, Statement statement)
    {
        Paragraph told = new();
        told.Append(string.Create(CultureInfo.InvariantCulture, $"  {number} "), AssertionStyle.Quiet);
        told.Append($"{MarkedLine.Shown(statement.Concept)} ");
        told.Append(FindingWords.Of(statement.Assertion), AssertionStyle.Of(statement.Assertion));
        if (statement.Finding is { } finding && FindingWords.Values(finding) is { Length: > 0 } values)
        {
            told.Append($"  {MarkedLine.Shown(values)}");
        }

        return told;
    }

    private void Row(IAnsiConsole console, string number, Paragraph content)
    {
        var row = new Table().Border(TableBorder.None).HideHeaders();
        row.AddColumn(new TableColumn("").Width(Gutter).RightAligned().Padding(0, 0, 2, 0));
        row.AddColumn(new TableColumn("").Width(width - Gutter - 2).Padding(0, 0, 0, 0));
        row.AddRow(new Text(number, AssertionStyle.Quiet), content);
        console.Write(row);
    }
}
