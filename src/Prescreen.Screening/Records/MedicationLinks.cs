using System.Text.Json;

namespace Prescreen.Screening.Records;

/// <summary>Which Medication another resource refers to. <see href="https://hl7.org/fhir/R4/medicationrequest-definitions.html#MedicationRequest.medication[x]"/></summary>
internal static class MedicationLinks
{
    /// <summary>The id of the Medication on the same server; null where the drug is coded, contained or elsewhere.</summary>
    public static string? IdIn(ReadOnlySpan<byte> resource, Uri baseUrl)
    {
        var reader = new Utf8JsonReader(resource);
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth == 1 && reader.TokenType is JsonTokenType.PropertyName)
                {
                    var isMedication = reader.ValueTextEquals("medicationReference"u8);
                    reader.Read();
                    if (isMedication && reader.TokenType is JsonTokenType.StartObject)
                    {
                        return Id(ref reader, baseUrl);
                    }

                    reader.Skip();
                }
            }
        }
        catch (JsonException)
        {
            // The gatherer reads the same bytes and reports the damage.
        }

        return null;
    }

    private static string? Id(ref Utf8JsonReader reader, Uri baseUrl)
    {
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var isReference = reader.ValueTextEquals("reference"u8);
            reader.Read();
            if (isReference && reader.TokenType is JsonTokenType.String)
            {
                var reference = reader.GetString()!;
                var local = reference.StartsWith(baseUrl.AbsoluteUri, StringComparison.Ordinal) ? reference[baseUrl.AbsoluteUri.Length..] : reference;
                return local.Split('/') is ["Medication", { Length: > 0 } id, ..] ? id : null;
            }

            reader.Skip();
        }

        return null;
    }
}
