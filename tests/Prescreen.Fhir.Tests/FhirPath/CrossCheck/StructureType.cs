using Prescreen.Fhir.FhirPath;

namespace Prescreen.Fhir.Tests.FhirPath.CrossCheck;

/// <summary>A type or backbone element as its StructureDefinition has it, with the invariants of itself and of its elements.</summary>
internal sealed class StructureType(string name, string path) : IFhirPathType
{
    private readonly Dictionary<string, FhirPathMember> members = [];
    private readonly Dictionary<string, List<Invariant>> rules = [];

    public string Name => name;

    /// <summary>The path in its definition: "HumanName", "Observation.component".</summary>
    public string Path => path;

    public IFhirPathType? Base { get; set; }

    public List<Invariant> Own { get; } = [];

    public FhirPathMember? Member(string json) => members.GetValueOrDefault(json);

    public void Add(string json, FhirPathMember member, List<Invariant> invariants)
    {
        members[json] = member;
        rules[member.Name] = invariants;
    }

    public IEnumerable<Invariant> Of(string element) => rules.GetValueOrDefault(element) ?? [];
}
