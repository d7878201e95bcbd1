using System.Text.Json;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>
/// One forward pass over a Bundle that notes where its entries are. An entry nested thousands deep is still found as one, so that it alone is refused.
/// https://hl7.org/fhir/R4/bundle.html
/// </summary>
internal static class BundleScan
{
    /// <summary>Adds the entries up to the damage; gives the byte where the JSON is damaged, or null, and whether several versions of one resource may be among them.</summary>
    public static long? Read(ReadOnlySpan<byte> json, List<BundleEntryRange> entries, out bool isHistory)
    {
        isHistory = false;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = int.MaxValue });
        try
        {
            reader.Read();
            while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
            {
                var isEntry = reader.ValueTextEquals("entry"u8);
                var isType = reader.ValueTextEquals("type"u8);
                reader.Read();
                isHistory |= isType && reader.TokenType is JsonTokenType.String && reader.ValueTextEquals("history"u8);
                if (isEntry && reader.TokenType is JsonTokenType.StartArray)
                {
                    ReadEntries(ref reader, entries);
                }
                else
                {
                    reader.Skip();
                }
            }

            reader.Read();
            return null;
        }
        catch (JsonException)
        {
            return reader.BytesConsumed;
        }
    }

    private static void ReadEntries(ref Utf8JsonReader reader, List<BundleEntryRange> entries)
    {
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            if (reader.TokenType is JsonTokenType.StartObject)
            {
                entries.Add(ReadEntry(ref reader));
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static BundleEntryRange ReadEntry(ref Utf8JsonReader reader)
    {
        var entry = default(BundleEntryRange);
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var part = reader.ValueTextEquals("resource"u8) ? 1
                : reader.ValueTextEquals("fullUrl"u8) ? 2
                : reader.ValueTextEquals("request"u8) ? 3
                : reader.ValueTextEquals("response"u8) ? 4
                : 0;
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            var isObject = reader.TokenType is JsonTokenType.StartObject;
            reader.Skip();
            var range = start..(int)reader.BytesConsumed;
            entry = part switch
            {
                1 when isObject => entry with { Resource = range },
                2 when !isObject => entry with { FullUrl = range },
                3 when isObject => entry with { Request = range },
                4 when isObject => entry with { Response = range },
                _ => entry,
            };
        }

        return entry;
    }
}
