using Prescreen.Fhir.Model;
using Prescreen.Fhir.Rest;
using Prescreen.Screening.WriteBack;

namespace Prescreen.Screening.Decisions;

/// <summary>People as FHIR refers to them: by reference where the EHR knows them, else by identifier and name.</summary>
internal static class PersonReference
{
    public static Reference Of(Person person, References references) => Of(IdOf(person), person.Name, references);

    public static Reference Of(string id, string? name, References references) => id.StartsWith("Practitioner/", StringComparison.Ordinal)
        ? references.To(id) with { Display = name }
        : new Reference(null) { Identifier = new Identifier(PrescreenUrls.Identifiers, id), Display = name };

    /// <summary>As the person is found again in what was written.</summary>
    public static string IdOf(Person person) => person.Practitioner ?? person.Id;

    /// <summary>"Practitioner/7" or "user:sub"; null where there is only a name.</summary>
    public static string? IdOf(Reference? reference) => reference?.Target is { } target ? VersionedLocation.Split(target).Location : reference?.Identifier?.Value;
}
