using System.Text.Json;

namespace Prescreen.Fhir.Validation.Definitions;

/// <summary>Looking into JSON that may be anything.</summary>
internal static class JsonLook
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
    }
}
