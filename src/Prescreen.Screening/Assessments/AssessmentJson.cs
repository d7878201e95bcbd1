using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Prescreen.Evaluation;

namespace Prescreen.Screening.Assessments;

/// <summary>
/// An assessment as one JSON object: patient, protocol, version, asOf, status, criteria (id, outcome, basis, reason, evidence, changesAt), missing,
/// changesAt. Holds patient data and quotes: for our own store and the command line, never for the EHR.
/// </summary>
public static class AssessmentJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The object as UTF-8.</summary>
    public static ReadOnlyMemory<byte> Write(Assessment assessment)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("patient", assessment.Patient);
            writer.WriteString("protocol", assessment.Protocol.Id);
            writer.WriteString("version", assessment.Protocol.Version);
            writer.WriteString("asOf", assessment.AsOf.ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture));
            writer.WriteString("status", assessment.Status.Name());
            writer.WriteStartArray("criteria");
            foreach (var verdict in assessment.Verdicts)
            {
                WriteVerdict(writer, verdict);
            }

            writer.WriteEndArray();
            writer.WriteStartArray("missing");
            foreach (var id in assessment.Missing)
            {
                writer.WriteStringValue(id);
            }

            writer.WriteEndArray();
            WriteDay(writer, "changesAt", assessment.ChangesAt);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static void WriteVerdict(Utf8JsonWriter writer, Verdict verdict)
    {
        writer.WriteStartObject();
        writer.WriteString("id", verdict.Criterion.Id);
        writer.WriteString("outcome", verdict.Outcome.Name());
        writer.WriteString("basis", verdict.Basis.Name());
        writer.WriteString("reason", verdict.Reason);
        writer.WriteStartArray("evidence");
        foreach (var evidence in verdict.Evidence)
        {
            WriteEvidence(writer, evidence);
        }

        writer.WriteEndArray();
        WriteDay(writer, "changesAt", verdict.ChangesAt);
        writer.WriteEndObject();
    }

    private static void WriteEvidence(Utf8JsonWriter writer, Evidence evidence)
    {
        writer.WriteStartObject();
        writer.WriteString("reference", evidence.Source.ToString());
        writer.WriteString("value", evidence.Value);
        if (evidence.Compared is { } compared)
        {
            writer.WriteString("compared", compared);
        }

        if (evidence.Effective is { } effective)
        {
            writer.WriteString("effective", effective.ToString());
        }

        if (evidence.Finding is { } finding)
        {
            writer.WriteString("text", finding.Quote);
            writer.WriteNumber("start", finding.Start);
            writer.WriteNumber("end", finding.End);
        }

        writer.WriteEndObject();
    }

    private static void WriteDay(Utf8JsonWriter writer, string name, DateOnly? day)
    {
        if (day is { } known)
        {
            writer.WriteString(name, known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
    }
}
