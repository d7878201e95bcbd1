namespace Prescreen.Fhir.Auth;

/// <summary>A bearer token and when it ends. Prints without its value.</summary>
public sealed record AccessToken(string Value, DateTimeOffset ExpiresAt)
{
    /// <inheritdoc/>
    public override string ToString() => $"token until {ExpiresAt:O}";
}
