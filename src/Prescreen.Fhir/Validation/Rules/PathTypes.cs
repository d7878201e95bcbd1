using System.Collections.Concurrent;
using Prescreen.Fhir.FhirPath;
using Prescreen.Fhir.Validation.Definitions;

namespace Prescreen.Fhir.Validation.Rules;

/// <summary>The types of the definitions, as FHIRPath asks for them.</summary>
internal sealed class PathTypes(FhirDefinitions definitions) : IFhirPathTypes
{
    private readonly ConcurrentDictionary<string, PathType?> named = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<ElementNode, PathType> ofElements = new();

    public IFhirPathType? Find(string name) => named.GetOrAdd(name, static (asked, all) => all.Make(asked), this);

    /// <summary>The type of an element: its own children where it has any, else the type of that name.</summary>
    public IFhirPathType? Of(ElementNode element, string? type)
        => element.Table is null && type is not null ? Find(type)
            : ofElements.GetOrAdd(element.Content ?? element, static (node, way) => new PathType(way.Name, node, way.All, way.Name), (Name: type ?? "BackboneElement", All: this));

    private PathType? Make(string name)
        => definitions.Type(name) is { IsProfile: false } structure && structure.Type == name
            ? new PathType(name, structure.Root, this, structure.Base is { } above ? Words.Tail(above) : null)
            : null;
}
