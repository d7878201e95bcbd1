using System.Collections.Immutable;

namespace Prescreen.TestServer.Schema;

/// <summary>One search parameter of one resource type. See http://hl7.org/fhir/R4/searchparameter-registry.html.</summary>
internal sealed record SearchParameter(string Type, string Code, SearchKind Kind, ImmutableArray<ElementPath> Paths)
{
    /// <summary>Resource types a reference may point to; empty means any.</summary>
    public ImmutableArray<string> Targets { get; init; } = [];

    /// <summary>True where this reference puts the resource into the Patient compartment.</summary>
    public bool InPatientCompartment { get; init; }

    /// <summary>Key of the parameter in the index tables: FNV-1a of "Type.code", the same in every run.</summary>
    public required long Key { get; init; }

    /// <summary>Key under which identifiers inside references are indexed (modifier :identifier).</summary>
    public required long IdentifierKey { get; init; }
}
