using Prescreen.Fhir.FhirPath;

namespace Prescreen.Fhir.Tests.FhirPath;

/// <summary>A few types of FHIR, written here, so that the language is tested without any definitions.</summary>
internal sealed class FewTypes : IFhirPathTypes
{
    private const string Written = """
        Element: id string, extension Extension
        Extension < Element: url uri, valueString string, valueBoolean boolean, valueCode code, valueQuantity Quantity
        Resource: id id, meta Meta
        DomainResource < Resource: text Narrative, contained Resource, extension Extension, modifierExtension Extension
        Patient < DomainResource: active boolean, name HumanName, birthDate date, deceasedBoolean boolean, deceasedDateTime dateTime, contact Patient.contact, multipleBirthInteger integer, managingOrganization Reference, gender code
        Patient.contact < BackboneElement: name HumanName, period Period
        Observation < DomainResource: status code, code CodeableConcept, valueQuantity Quantity, valueString string, component Observation.component, issued instant
        Observation.component < BackboneElement: code CodeableConcept, valueQuantity Quantity
        Organization < DomainResource: name string
        Bundle < Resource: type code, entry Bundle.entry
        Bundle.entry < BackboneElement: fullUrl uri, resource Resource
        BackboneElement < Element: modifierExtension Extension
        HumanName < Element: use code, text string, family string, given string, period Period
        Period < Element: start dateTime, end dateTime
        Quantity < Element: value decimal, comparator code, unit string, system uri, code code
        Age < Quantity:
        Reference < Element: reference string, display string
        Coding < Element: system uri, code code, display string
        CodeableConcept < Element: coding Coding, text string
        Meta < Element: versionId id, profile canonical
        Narrative < Element: status code, div xhtml
        string < Element:
        code < string:
        id < string:
        uri < Element:
        canonical < uri:
        xhtml < Element:
        boolean < Element:
        integer < Element:
        decimal < Element:
        date < Element:
        dateTime < Element:
        instant < Element:
        """;

    private readonly Dictionary<string, FewType> types = [];

    private FewTypes()
    {
        foreach (var line in Written.Split('\n', StringSplitOptions.TrimEntries))
        {
            var (head, members) = (line[..line.IndexOf(':', StringComparison.Ordinal)].Split(" < "), line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]);
            types.Add(head[0], new FewType(this, head[0], head.Length > 1 ? head[1] : null,
                members.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split(' ')).ToDictionary(one => one[0], one => one[1])));
        }
    }

    public static FewTypes All { get; } = new();

    public IFhirPathType? Find(string name) => types.GetValueOrDefault(name);

    private sealed class FewType(FewTypes all, string name, string? parent, Dictionary<string, string> members) : IFhirPathType
    {
        public string Name => name.Contains('.', StringComparison.Ordinal) ? "BackboneElement" : name;

        public IFhirPathType? Base => parent is null ? null : all.Find(parent);

        public FhirPathMember? Member(string json)
        {
            if (!members.TryGetValue(json, out var type))
            {
                return Base?.Member(json);
            }

            var choice = new[] { "value", "deceased", "multipleBirth" }.FirstOrDefault(each => json != each && json.StartsWith(each, StringComparison.Ordinal));
            return new FhirPathMember(choice ?? json, all.types[type]) { IsModifier = json is "modifierExtension" or "active" };
        }
    }
}
