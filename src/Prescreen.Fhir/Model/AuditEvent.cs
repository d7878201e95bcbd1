using System.Collections.Immutable;

namespace Prescreen.Fhir.Model;

/// <summary>Who did what, to whom, and what came of it. <see href="https://hl7.org/fhir/R4/auditevent.html"/></summary>
public sealed record AuditEvent : FhirResource
{
    /// <summary>The sort of event.</summary>
    public required Coding Type { get; init; }

    /// <summary>What it was more closely.</summary>
    public ImmutableArray<Coding> Subtypes { get; init; } = [];

    /// <summary>C, R, U, D or E.</summary>
    public required string Action { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset Recorded { get; init; }

    /// <summary>0 success, 4 minor failure, 8 serious failure, 12 major failure.</summary>
    public required string Outcome { get; init; }

    /// <summary>The outcome in a word or code; null where absent.</summary>
    public string? OutcomeText { get; init; }

    /// <summary>Who asked for it.</summary>
    public required AuditAgent Agent { get; init; }

    /// <summary>The device that tells of it.</summary>
    public required Reference Observer { get; init; }

    /// <summary>What it was about.</summary>
    public ImmutableArray<AuditEntity> Entities { get; init; } = [];
}
