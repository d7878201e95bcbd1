using System.Text.Json;
using Prescreen.Fhir.Validation.Definitions;

namespace Prescreen.Fhir.Validation.Walking;

/// <summary>One step from the resource down to the element that is being checked.</summary>
/// <param name="Node">The element's definition; that of a type's root for a resource.</param>
/// <param name="Type">Its type; null where it has the children of another element.</param>
/// <param name="Index">Place in a list, -1 where there is none.</param>
/// <param name="Resource">The resource type where this begins a resource, else null.</param>
/// <param name="Json">The element itself.</param>
internal readonly record struct Frame(ElementNode Node, TypeRule? Type, int Index, string? Resource, JsonElement Json);
