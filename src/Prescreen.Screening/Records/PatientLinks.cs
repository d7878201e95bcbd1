using System.Collections.Immutable;
using System.Text.Json;
using Prescreen.Fhir.Json;
using Prescreen.Json;

namespace Prescreen.Screening.Records;

/// <summary>Which records a Patient was merged from and into. <see href="https://hl7.org/fhir/R4/patient-definitions.html#Patient.link"/></summary>
internal sealed record PatientLinks(string? ReplacedBy, ImmutableArray<string> Replaces)
{
    public static PatientLinks Of(ReadOnlyMemory<byte> patient)
    {
        using var document = Parse(patient);
        var read = (document?.RootElement.Items("link") ?? []).Select(link => (Type: link.Text("type"), Other: PatientLink.Normal(link.Member("other").Text("reference"))))
            .Where(link => link.Other is not null).ToList();
        return new PatientLinks(
            read.Find(link => link.Type is "replaced-by").Other,
            [.. read.Where(link => link.Type is "replaces").Select(link => link.Other!)]);
    }

    public override string ToString() => "links";

    private static JsonDocument? Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonDocument.Parse(JsonUnicode.Mended(json));
        }
        catch (JsonException)
        {
            // The gatherer reads the same bytes and reports the damage.
            return null;
        }
    }
}
