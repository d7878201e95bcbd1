namespace Prescreen.TestServer;

/// <summary>
/// An app people sign in to through this server: its client_id and where codes may be sent, compared byte by byte. With neither <see cref="Secret"/> nor
/// <see cref="JsonWebKeySet"/> it is a public client. See http://hl7.org/fhir/smart-app-launch/app-launch.html#register-app-with-ehr.
/// </summary>
public sealed record RegisteredApp(string ClientId, IReadOnlyList<string> RedirectUris)
{
    /// <summary>Where codes may be sent: absolute, in ASCII, without a fragment.</summary>
    public IReadOnlyList<string> RedirectUris { get; init; } = [.. RedirectUris.Select(Checked)];

    /// <summary>What the sign-in page calls it.</summary>
    public string Name { get; init; } = ClientId;

    /// <summary>Its client_secret (client-confidential-symmetric), or null.</summary>
    public string? Secret { get; init; }

    /// <summary>Its public keys (client-confidential-asymmetric) as a JSON Web Key Set, or null.</summary>
    public string? JsonWebKeySet { get; init; }

    /// <summary>Where the page /launch sends a person; null keeps the app off that page.</summary>
    public string? LaunchUrl
    {
        get;
        init => field = value is null ? null : Checked(value);
    }

    /// <summary>What its id_tokens are signed with: "RS256" or "ES384".</summary>
    public string IdTokenAlgorithm
    {
        get;
        init => field = value is "RS256" or "ES384" ? value : throw new ArgumentException("IdTokenAlgorithm must be RS256 or ES384.", nameof(value));
    } = "RS256";

    /// <summary>Can an app be sent to this address? Absolute, ASCII, no fragment (RFC 6749, 3.1.2).</summary>
    public static bool IsAddress(string url)
        => Uri.TryCreate(url, UriKind.Absolute, out _) && url[0] != '/' && url.All(letter => letter is > ' ' and <= '~' and not '#');

    /// <inheritdoc/>
    public override string ToString() => ClientId;

    private static string Checked(string url) => IsAddress(url) ? url : throw new ArgumentException($"'{url}' must be absolute, ASCII and without a fragment.", nameof(url));
}
