using Prescreen.Fhir.Validation.Definitions;

namespace Prescreen.Fhir.Validation.Rules;

/// <summary>Which type is derived from which. <see href="https://hl7.org/fhir/R4/datatypes.html"/></summary>
internal static class TypeChain
{
    /// <summary>The type's name and those above it: Patient, DomainResource, Resource.</summary>
    public static IEnumerable<string> Of(FhirDefinitions definitions, string type)
    {
        yield return type;
        for (var above = definitions.Type(type)?.Base; above is not null && definitions.Structure(above) is { } structure; above = structure.Base)
        {
            yield return structure.Type;
        }
    }

    public static bool Is(FhirDefinitions definitions, string type, string above) => type == above || Of(definitions, type).Contains(above);
}
