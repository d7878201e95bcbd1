using System.Collections.Immutable;

namespace Prescreen.Fhir.Model;

/// <summary>The part of a server's CapabilityStatement that decides how Prescreen speaks to it. <see href="https://hl7.org/fhir/R4/capabilitystatement.html"/></summary>
public sealed record ServerCapabilities
{
    /// <summary>fhirVersion, e.g. <c>4.0.1</c>; null where absent.</summary>
    public string? FhirVersion { get; init; }

    /// <summary>software.name; null where absent.</summary>
    public string? Software { get; init; }

    /// <summary>By resource type.</summary>
    public ImmutableDictionary<string, TypeCapabilities> Types { get; init; } = [];

    /// <summary>transaction, batch, search-system, history-system.</summary>
    public ImmutableHashSet<string> Interactions { get; init; } = [];

    /// <summary>Names of the server's operations, without <c>$</c>.</summary>
    public ImmutableHashSet<string> Operations { get; init; } = [];

    /// <summary>Canonicals of the subscription topics the statement lists.</summary>
    public ImmutableArray<string> SubscriptionTopics { get; init; } = [];

    /// <summary>The SMART token endpoint named in rest.security; null where absent.</summary>
    public string? SmartTokenUrl { get; init; }

    /// <summary>True where Subscriptions can be created.</summary>
    public bool HasSubscriptions => Can("Subscription", "create") || Can("Subscription", "update");

    /// <summary>True where <c>Patient/[id]/$everything</c> is listed.</summary>
    public bool HasEverything => Types.TryGetValue("Patient", out TypeCapabilities? patient) && patient.Operations.Contains("everything");

    /// <summary>True where transactions are listed.</summary>
    public bool HasTransactions => Interactions.Contains("transaction");

    /// <summary>True where the type lists the interaction, e.g. <c>("ResearchSubject", "create")</c>.</summary>
    public bool Can(string type, string interaction) => Types.TryGetValue(type, out TypeCapabilities? found) && found.Interactions.Contains(interaction);

    /// <inheritdoc/>
    public override string ToString() => $"{Software ?? "FHIR server"} {FhirVersion}, {Types.Count} types";
}
