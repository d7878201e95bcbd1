using System.Text.Json;
using Prescreen.Fhir.Model;

namespace Prescreen.Fhir.Json;

/// <summary>Writes OperationOutcome. <see href="https://hl7.org/fhir/R4/operationoutcome.html"/></summary>
public static class OperationOutcomeWriter
{
    /// <summary>The outcome as UTF-8 JSON.</summary>
    public static ReadOnlyMemory<byte> Write(OperationOutcome outcome) => JsonWrite.Value(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("resourceType", "OperationOutcome");
        writer.Many("issue", outcome.Issues, Issue);
        writer.WriteEndObject();
    });

    private static void Issue(Utf8JsonWriter writer, OutcomeIssue issue)
    {
        writer.WriteStartObject();
        writer.WriteString("severity", issue.Severity);
        writer.WriteString("code", issue.Code);
        writer.Text("diagnostics", issue.Diagnostics);
        writer.Texts("expression", issue.Expression is { } path ? [path] : []);
        writer.WriteEndObject();
    }
}
