namespace Prescreen.TestServer;

/// <summary>A person who can be chosen on the sign-in page, without a password: the sub of their id_tokens and their name.</summary>
public sealed record RegisteredUser(string Subject, string Name)
{
    /// <summary>Their resource, such as "Practitioner/7": the claim fhirUser, made absolute. Null leaves the claim out.</summary>
    public string? FhirUser { get; init; }

    /// <summary>The claim email for the scope of that name, or null.</summary>
    public string? Email { get; init; }
}
