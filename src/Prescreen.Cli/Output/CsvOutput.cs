using System.Globalization;
using Prescreen.Evaluation;

namespace Prescreen.Cli.Output;

/// <summary>One line per patient, protocol and criterion, for spreadsheets. https://www.rfc-editor.org/rfc/rfc4180, with LF.</summary>
internal sealed class CsvOutput(TextWriter output) : IAssessmentOutput
{
    private bool isStarted;

    /// <inheritdoc/>
    public void Add(Assessment assessment)
    {
        Start();
        foreach (var verdict in assessment.Verdicts)
        {
            Line(
                assessment.Patient,
                assessment.Protocol.Id,
                assessment.Protocol.Version,
                assessment.AsOf.ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture),
                assessment.Status.Name(),
                verdict.Criterion.Id,
                verdict.Outcome.Name(),
                verdict.Basis.Name(),
                verdict.Reason,
                string.Join(' ', verdict.Evidence.Select(evidence => evidence.Source)),
                $"{verdict.ChangesAt:yyyy-MM-dd}",
                string.Join("; ", verdict.Evidence.Where(evidence => evidence.Finding is not null).Select(evidence => Words(evidence))));
        }
    }

    /// <inheritdoc/>
    public void Finish() => Start();

    // Where the words stand, in UTF-16 units of the report's text, and the words.
    private static string Words(Evidence evidence)
        => string.Create(CultureInfo.InvariantCulture, $"{evidence.Source} {evidence.Finding!.Start}-{evidence.Finding.End} \"{evidence.Finding.Quote}\"");

    private void Start()
    {
        if (!isStarted)
        {
            isStarted = true;
            Line("patient", "protocol", "version", "asOf", "status", "criterion", "outcome", "basis", "reason", "evidence", "changesAt", "text");
        }
    }

    private void Line(params ReadOnlySpan<string> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0)
            {
                output.Write(',');
            }

            output.Write(Quoted(cells[i]));
        }

        output.Write('\n');
    }

    // A spreadsheet runs a cell that begins with one of these as a formula, so such a cell begins with an apostrophe.
    private static string Quoted(string cell)
    {
        var safe = cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' ? "'" + cell : cell;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
