namespace Prescreen.Fhir.Model;

/// <summary>Who did what an audit event tells. Prints nothing. <see href="https://hl7.org/fhir/R4/auditevent-definitions.html#AuditEvent.agent"/></summary>
public sealed record AuditAgent(Reference Who)
{
    /// <summary>The name they sign in by; null where absent.</summary>
    public string? AltId { get; init; }

    /// <summary>Their name; null where absent.</summary>
    public string? Name { get; init; }

    /// <summary>The IP address they came from; null where it isn't known.</summary>
    public string? Address { get; init; }

    /// <inheritdoc/>
    public override string ToString() => "agent";
}
