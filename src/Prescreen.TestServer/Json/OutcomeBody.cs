using System.Buffers;
using System.Text.Json;

namespace Prescreen.TestServer.Json;

/// <summary>Writes an OperationOutcome. See http://hl7.org/fhir/R4/operationoutcome.html.</summary>
internal static class OutcomeBody
{
    public static byte[] Write(string severity, string issueType, string text, string? code = null, string? place = null)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, ResourceBody.Options))
        {
            writer.WriteStartObject();
            writer.WriteString("resourceType"u8, "OperationOutcome"u8);
            writer.WriteStartArray("issue"u8);
            writer.WriteStartObject();
            writer.WriteString("severity"u8, severity);
            writer.WriteString("code"u8, issueType);
            if (code is not null)
            {
                writer.WriteStartObject("details"u8);
                writer.WriteString("text"u8, code);
                writer.WriteEndObject();
            }

            writer.WriteString("diagnostics"u8, place is null ? text : $"{place}: {text}");
            if (place is not null)
            {
                writer.WriteStartArray("expression"u8);
                writer.WriteStringValue(PathOf(place));
                writer.WriteEndArray();
            }

            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    // "line 3: name[0].given" stands in diagnostics; an expression is the path alone.
    private static string PathOf(string place)
        => place.StartsWith("line ", StringComparison.Ordinal) && place.IndexOf(": ", StringComparison.Ordinal) is var at and > 0 ? place[(at + 2)..] : place;
}
