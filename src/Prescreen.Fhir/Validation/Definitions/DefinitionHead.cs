using System.Text.Json;

namespace Prescreen.Fhir.Validation.Definitions;

/// <summary>Reads of a resource no more than is needed to file it.</summary>
internal static class DefinitionHead
{
    /// <summary>The entry of a StructureDefinition, ValueSet or CodeSystem; null for all else, and for what isn't JSON.</summary>
    public static DefinitionEntry? Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            return Scan(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static DefinitionEntry? Scan(ReadOnlyMemory<byte> json)
    {
        string? type = null;
        string? url = null;
        Utf8JsonReader reader = new(json.Span, new JsonReaderOptions { AllowTrailingCommas = false });
        if (!reader.Read() || reader.TokenType is not JsonTokenType.StartObject)
        {
            return null;
        }

        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName && (type is null || url is null))
        {
            var isType = reader.ValueTextEquals("resourceType"u8);
            var isUrl = reader.ValueTextEquals("url"u8);
            reader.Read();
            if ((isType || isUrl) && reader.TokenType is JsonTokenType.String)
            {
                (type, url) = isType ? (reader.GetString(), url) : (type, reader.GetString());
            }
            else
            {
                reader.Skip();
            }
        }

        return type is "StructureDefinition" or "ValueSet" or "CodeSystem" && url is not null ? new DefinitionEntry(type, url, json) : null;
    }
}
