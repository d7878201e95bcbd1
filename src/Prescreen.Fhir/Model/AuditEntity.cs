namespace Prescreen.Fhir.Model;

/// <summary>What an audit event was about, and in which role. <see href="https://hl7.org/fhir/R4/auditevent-definitions.html#AuditEvent.entity"/></summary>
public sealed record AuditEntity(Reference What, Coding Role);
