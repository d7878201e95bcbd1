using System.Text.Json;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>What a JSON document is, found without reading more of it than that takes.</summary>
internal readonly ref struct ResourcePeek
{
    /// <summary>resourceType; empty where there is none.</summary>
    public ReadOnlySpan<byte> Type { get; private init; }

    /// <summary>id, where it stands before all else was read; empty where there is none.</summary>
    public ReadOnlySpan<byte> Id { get; private init; }

    /// <summary>A recorded response's body; empty where there is none.</summary>
    public ReadOnlySpan<byte> Body { get; private init; }

    /// <summary>Where the JSON is damaged; null where what was read of it is whole.</summary>
    public long? Damage { get; private init; }

    public bool IsBundle => Type.SequenceEqual("Bundle"u8);

    public static ResourcePeek At(ReadOnlySpan<byte> json, bool withId = false)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = int.MaxValue });
        ReadOnlySpan<byte> type = [], id = [], body = [];
        var hasEntries = false;
        try
        {
            reader.Read();
            while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName && (type.IsEmpty || (withId && id.IsEmpty)))
            {
                var isType = reader.ValueTextEquals("resourceType"u8);
                var isId = reader.ValueTextEquals("id"u8);
                var isBody = reader.ValueTextEquals("body"u8);
                hasEntries |= reader.ValueTextEquals("entry"u8);
                reader.Read();
                var start = (int)reader.TokenStartIndex;
                var isString = reader.TokenType is JsonTokenType.String && !reader.ValueIsEscaped;
                type = isType && isString ? reader.ValueSpan : type;
                id = isId && isString ? reader.ValueSpan : id;
                reader.Skip();
                body = isBody ? json[start..(int)reader.BytesConsumed] : body;
            }

            return new ResourcePeek { Type = type, Id = id, Body = body };
        }
        catch (JsonException)
        {
            // Entries without a head are a Bundle cut off before its resourceType.
            return new ResourcePeek { Type = type.IsEmpty && hasEntries ? "Bundle"u8 : type, Id = id, Body = body, Damage = reader.BytesConsumed };
        }
    }
}
