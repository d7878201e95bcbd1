using System.Collections.Immutable;
using System.Text.Json;
using Prescreen.Fhir.Json;

namespace Prescreen.Screening.Records;

/// <summary>Which records a Patient was merged from and into. <see href="https://hl7.org/fhir/R4/patient-definitions.html#Patient.link"/></summary>
internal sealed record PatientLinks(string? ReplacedBy, ImmutableArray<string> Replaces)
{
    public static PatientLinks Of(ReadOnlyMemory<byte> patient)
    {
        using var document = Parse(patient);
        if (document is null || !document.RootElement.TryGetProperty("link", out var links) || links.ValueKind is not JsonValueKind.Array)
        {
            return new PatientLinks(null, []);
        }

        var read = links.EnumerateArray().Select(link => (Type: Text(link, "type"), Other: Other(link))).Where(link => link.Other is not null).ToList();
        return new PatientLinks(
            read.Find(link => link.Type is "replaced-by").Other,
            [.. read.Where(link => link.Type is "replaces").Select(link => link.Other!)]);
    }

    public override string ToString() => "links";

    private static JsonDocument? Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind is JsonValueKind.Object)
            {
                return document;
            }

            document.Dispose();
            return null;
        }
        catch (JsonException)
        {
            // The gatherer reads the same bytes and reports the damage.
            return null;
        }
    }

    private static string? Other(JsonElement link)
        => link.ValueKind is JsonValueKind.Object && link.TryGetProperty("other", out var other) ? PatientLink.Normal(Text(other, "reference")) : null;

    private static string? Text(JsonElement element, string name)
        => element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
