using System.Text.Json;

namespace Prescreen.Json;

/// <summary>Looking into JSON that may be anything, as files and messages of others are.</summary>
public static class JsonLook
{
    extension(JsonElement element)
    {
        /// <summary>The member where it is there and this is an object; else undefined.</summary>
        public JsonElement Member(string name)
            => element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

        /// <summary>A text member, or null.</summary>
        public string? Text(string name) => element.Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

        /// <summary>The items of a list; none where it isn't one.</summary>
        public IEnumerable<JsonElement> Items(string name)
            => element.Member(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

        /// <summary>True where the member is there and true.</summary>
        public bool Is(string name) => element.Member(name).ValueKind is JsonValueKind.True;
    }

    /// <summary>
    /// The document, with or without a byte order mark; a <see cref="JsonException"/> where it is none, and where a text in it isn't Unicode: asking for that text
    /// would throw something else.
    /// </summary>
    public static JsonDocument Parse(ReadOnlyMemory<byte> json, JsonDocumentOptions options = default)
    {
        json = JsonUnicode.WithoutMark(json);
        return JsonUnicode.IsWhole(json.Span) ? JsonDocument.Parse(json, options) : throw new JsonException("A text isn't Unicode.", path: null, LineOfDamage(json.Span, JsonUnicode.Mended(json).Span), bytePositionInLine: null);
    }

    private static long LineOfDamage(ReadOnlySpan<byte> json, ReadOnlySpan<byte> mended) => json[..json.CommonPrefixLength(mended)].Count((byte)'\n');
}
