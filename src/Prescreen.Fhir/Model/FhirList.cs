using System.Collections.Immutable;

namespace Prescreen.Fhir.Model;

/// <summary>A screening list: the subjects of one study that need eyes. Named so because List is .NET's. <see href="https://hl7.org/fhir/R4/list.html"/></summary>
public sealed record FhirList : FhirResource
{
    /// <summary>current, retired, entered-in-error.</summary>
    public string Status { get; init; } = "current";

    /// <summary>working, snapshot, changes.</summary>
    public string Mode { get; init; } = "working";

    /// <summary>Its name; null where absent.</summary>
    public string? Title { get; init; }

    /// <summary>What sort of list; null where absent.</summary>
    public CodeableConcept? Code { get; init; }

    /// <summary>When it was made or changed; null where absent.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>In order.</summary>
    public ImmutableArray<ListEntry> Entries { get; init; } = [];
}
