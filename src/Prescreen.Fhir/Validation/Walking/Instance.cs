using System.Text.Json;
using Prescreen.Fhir.Validation.Definitions;

namespace Prescreen.Fhir.Validation.Walking;

/// <summary>An element as it stands in a resource, and what it should be.</summary>
/// <param name="Value">Its JSON; undefined or null for a primitive with extensions only.</param>
/// <param name="Beside">What "_name" holds for a primitive; else undefined.</param>
/// <param name="Node">Its definition: the slice it belongs to where it does.</param>
/// <param name="Type">Its type; null where it has the children of another element.</param>
internal readonly record struct Instance(JsonElement Value, JsonElement Beside, ElementNode Node, TypeRule? Type)
{
    /// <summary>What to point at.</summary>
    public JsonElement Any => Value.ValueKind is JsonValueKind.Undefined ? Beside : Value;
}
