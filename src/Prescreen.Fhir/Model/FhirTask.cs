using System.Collections.Immutable;

namespace Prescreen.Fhir.Model;

/// <summary>Something a person must do. Named so because Task is .NET's. <see href="https://hl7.org/fhir/R4/task.html"/></summary>
public sealed record FhirTask : FhirResource
{
    /// <summary>requested, accepted, in-progress, completed, cancelled …</summary>
    public required string Status { get; init; }

    /// <summary>order, proposal, plan.</summary>
    public string Intent { get; init; } = "order";

    /// <summary>What sort of thing; null where absent.</summary>
    public CodeableConcept? Code { get; init; }

    /// <summary>In a coordinator's words; null where absent.</summary>
    public string? Description { get; init; }

    /// <summary>The ResearchSubject; null where absent.</summary>
    public Reference? Focus { get; init; }

    /// <summary>The Patient; null where absent.</summary>
    public Reference? For { get; init; }

    /// <summary>Who does it; null where nobody yet.</summary>
    public Reference? Owner { get; init; }

    /// <summary>Why the status; null where absent.</summary>
    public CodeableConcept? StatusReason { get; init; }

    /// <summary>When it was made; null where absent.</summary>
    public DateTimeOffset? AuthoredOn { get; init; }

    /// <summary>When it last changed; null where absent.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>The day up to which it rests (restriction.period.end); null where absent.</summary>
    public DateOnly? RestsUntil { get; init; }

    /// <summary>What people noted, oldest first.</summary>
    public ImmutableArray<Annotation> Notes { get; init; } = [];
}
