namespace Prescreen.Fhir.Model;

/// <summary>The engine that judges, as a resource others can refer to. <see href="https://hl7.org/fhir/R4/device.html"/></summary>
public sealed record Device : FhirResource
{
    /// <summary>active, inactive.</summary>
    public string Status { get; init; } = "active";

    /// <summary>Its name, written as a user-friendly deviceName.</summary>
    public required string Name { get; init; }

    /// <summary>The engine's version.</summary>
    public required string Version { get; init; }

    /// <summary>Who makes it; null to leave out.</summary>
    public string? Manufacturer { get; init; }
}
