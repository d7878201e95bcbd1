using System.Globalization;
using Prescreen.Evaluation;
using Prescreen.Screening.Csv;

namespace Prescreen.Cli.Output;

/// <summary>One line per patient, protocol and criterion, for spreadsheets.</summary>
internal sealed class CsvOutput(TextWriter output) : IAssessmentOutput
{
    private bool isStarted;

    /// <inheritdoc/>
    public void Add(Assessment assessment)
    {
        Start();
        foreach (var verdict in assessment.Verdicts)
        {
            CsvLine.Write(
                output,
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
            CsvLine.Write(output, "patient", "protocol", "version", "asOf", "status", "criterion", "outcome", "basis", "reason", "evidence", "changesAt", "text");
        }
    }
}
