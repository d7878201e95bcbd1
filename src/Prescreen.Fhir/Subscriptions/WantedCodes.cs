using System.Collections.Immutable;
using Prescreen.Fhir.Model;

namespace Prescreen.Fhir.Subscriptions;

/// <summary>The codes of one resource type that the active protocols ask for; none means every resource of the type.</summary>
public sealed record WantedCodes(string ResourceType, ImmutableArray<Coding> Codes)
{
    /// <summary>The search parameter that holds the code: <c>type</c> for Specimen and DocumentReference, else <c>code</c>.</summary>
    public string Parameter => ResourceType is "Specimen" or "DocumentReference" ? "type" : "code";
}
