namespace Prescreen.Fhir.FhirPath;

/// <summary>What an expression may ask beyond its focus. Without a callback or a time a function that needs it is a problem (FHIR-507, FHIR-508), never an answer.</summary>
public sealed class FhirPathContext
{
    /// <summary>%resource: the resource that holds the focus, itself a contained one where the focus is inside one; null for the focus's own.</summary>
    public FhirPathNode? Resource { get; init; }

    /// <summary>%rootResource: the resource that holds <see cref="Resource"/>, else the same; null for the focus's own.</summary>
    public FhirPathNode? RootResource { get; init; }

    /// <summary>
    /// The resource of a reference ("Patient/1", "https://…") that isn't inside the root resource; a result of null where it can't be had, which leaves
    /// it out. Where this is null itself, such a reference is a problem.
    /// </summary>
    public Func<string, FhirPathNode?>? Resolve { get; init; }

    /// <summary>memberOf: whether a code, Coding or CodeableConcept is in a value set; <see cref="FhirPathTruth.Empty"/> where that can't be told.</summary>
    public Func<FhirPathNode, string, Result<FhirPathTruth>>? MemberOf { get; init; }

    /// <summary>conformsTo: whether an element is valid against a profile.</summary>
    public Func<FhirPathNode, string, Result<FhirPathTruth>>? ConformsTo { get; init; }

    /// <summary>now(), today(), timeOfDay(), and the time zone of dateTimes that carry none.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>Further %names and their values.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<FhirPathItem>>? Constants { get; init; }

    /// <summary>What trace() is called with: its name and the items, which hold patient data.</summary>
    public Action<string, IReadOnlyList<FhirPathItem>>? Trace { get; init; }
}
