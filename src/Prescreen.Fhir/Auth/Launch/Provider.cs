namespace Prescreen.Fhir.Auth.Launch;

/// <summary>An authorization server as discovery told of it, checked.</summary>
internal sealed record Provider(string Issuer, Uri AuthorizeUrl, Uri TokenUrl, Uri KeysUrl)
{
    /// <summary>The document's addresses, where it has all and none goes over the open network.</summary>
    public static Result<Provider> Of(ProviderMetadata metadata, string issuer)
    {
        if (Lacks(metadata) is { } lacks)
        {
            return LaunchProblems.IncompleteMetadata(lacks);
        }

        if (metadata.Challenges is { IsEmpty: false } challenges && !challenges.Contains("S256"))
        {
            return LaunchProblems.NoChallenge();
        }

        return Safe(metadata.AuthorizeUrl) is { } authorize && Safe(metadata.TokenUrl) is { } token && Safe(metadata.KeysUrl) is { } keys
            ? new Provider(issuer, authorize, token, keys)
            : LaunchProblems.UnsafeMetadata();
    }

    /// <summary>The address, where it is https, or http to this very machine; else null.</summary>
    public static Uri? Safe(string? text)
        => Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.UserInfo.Length == 0 && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            ? address
            : null;

    private static string? Lacks(ProviderMetadata metadata) => metadata switch
    {
        { AuthorizeUrl: null } => "authorization_endpoint",
        { TokenUrl: null } => "token_endpoint",
        { KeysUrl: null } => "jwks_uri",
        _ => null,
    };
}
