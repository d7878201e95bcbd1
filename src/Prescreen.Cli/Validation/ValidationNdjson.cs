using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Prescreen.Fhir.Json;

namespace Prescreen.Cli.Validation;

/// <summary>An object a line: <c>{"file","line","resource","valid","outcome"}</c>, the last an OperationOutcome.</summary>
internal sealed class ValidationNdjson(TextWriter output) : IValidationOutput
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Add(ValidatedResource resource)
    {
        using MemoryStream line = new();
        using (Utf8JsonWriter writer = new(line, Readable))
        {
            writer.WriteStartObject();
            writer.WriteString("file", resource.File);
            writer.WriteNumber("line", resource.FirstLine);
            writer.WriteString("resource", resource.Reference);
            writer.WriteBoolean("valid", resource.Report.IsValid);
            writer.WritePropertyName("outcome");
            writer.WriteRawValue(OperationOutcomeWriter.Write(resource.Report.ToOutcome()).Span);
            writer.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length));
    }

    public void End()
    {
    }
}
