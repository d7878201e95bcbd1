using Microsoft.AspNetCore.Http;

namespace Prescreen.TestServer.Auth;

/// <summary>Addresses of the authorization server, at the host the client used.</summary>
internal sealed record AuthAddresses(string Issuer)
{
    public string Authorize => $"{Issuer}/auth/authorize";

    public string Token => $"{Issuer}/auth/token";

    public string Keys => $"{Issuer}/auth/keys";

    public static AuthAddresses Of(HttpRequest request, TestServerOptions options) => new($"{request.Scheme}://{request.Host}{options.PathPrefix}");

    /// <summary>Is this the FHIR base, with or without the last slash?</summary>
    public bool IsBase(string url) => url == Issuer || url == Issuer + "/";
}
