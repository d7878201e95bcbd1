namespace Prescreen.TestServer.Auth;

/// <summary>What a person allowed an app; every token made of it goes when it is revoked. A class, so that nothing prints the patient.</summary>
internal sealed class Grant(RegisteredApp app, RegisteredUser user, IReadOnlyList<string> scopes)
{
    private volatile bool isRevoked;

    public RegisteredApp App => app;

    public RegisteredUser User => user;

    public IReadOnlyList<string> Scopes => scopes;

    public string RedirectUri { get; init; } = "";

    /// <summary>PKCE's S256 challenge. See RFC 7636, 4.2.</summary>
    public string Challenge { get; init; } = "";

    public string Nonce { get; init; } = "";

    /// <summary>The patient's id in context, or null.</summary>
    public string? Patient { get; init; }

    /// <summary>The encounter's id in context, or null.</summary>
    public string? Encounter { get; init; }

    public bool IsRevoked => isRevoked;

    public void Revoke() => isRevoked = true;
}
