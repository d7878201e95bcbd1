namespace Prescreen.Fhir.Auth.Launch;

/// <summary>Who signed in, as a checked id_token tells. Prints nothing of it.</summary>
public sealed record SignedInPerson
{
    /// <summary>The issuer's own name for them (sub).</summary>
    public required string Subject { get; init; }

    /// <summary>Their name; null where nobody tells it.</summary>
    public string? Name { get; init; }

    /// <summary>Their e-mail, where the issuer says that it is verified; else null.</summary>
    public string? Email { get; init; }

    /// <summary>"Practitioner/7" or "PractitionerRole/7" at the EHR they signed in at; null for a provider that knows no FHIR.</summary>
    public string? FhirUser { get; init; }

    /// <summary>The id of the patient whose chart was open at the EHR; null where none was.</summary>
    public string? Patient { get; init; }

    /// <inheritdoc/>
    public override string ToString() => "person";
}
