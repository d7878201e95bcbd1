using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Prescreen.TestServer.Auth;

/// <summary>
/// Which app calls the token endpoint: by its id alone (public), a secret, or a signed assertion, whichever it is registered with.
/// See http://hl7.org/fhir/smart-app-launch/client-confidential-symmetric.html and RFC 6749, 2.3.
/// </summary>
internal sealed class AppClients(TestServerOptions options, ClientAssertions assertions)
{
    private readonly IReadOnlyList<RegisteredClient> asymmetric =
        [.. options.Apps.Where(app => app.JsonWebKeySet is not null).Select(app => new RegisteredClient(app.ClientId, app.JsonWebKeySet!))];

    /// <summary>The app, or what to answer.</summary>
    public async Task<(RegisteredApp? App, TokenReply? Refusal)> AuthenticateAsync(Parameters form, string authorization, string tokenUrl)
    {
        var ways = (authorization.Length > 0 ? 1 : 0) + (form.Has("client_secret") ? 1 : 0) + (form.Has("client_assertion") ? 1 : 0);
        if (ways > 1)
        {
            return (null, TokenReply.Refuse("invalid_request", "A client authenticates in one way only."));
        }

        if (form.Has("client_assertion"))
        {
            return await ByAssertionAsync(form, tokenUrl);
        }

        var (id, secret) = authorization.Length > 0 ? Basic(authorization) : (form["client_id"], form["client_secret"]);
        var app = options.Apps.FirstOrDefault(one => one.ClientId == id);
        var isGood = app is { JsonWebKeySet: null } && Same(secret, app.Secret ?? "") && (authorization.Length == 0 || app.Secret is not null);
        return isGood && (!form.Has("client_id") || form["client_id"] == id)
            ? (app, null)
            : (null, TokenReply.Refuse("invalid_client", "The client is unknown, or didn't authenticate as it is registered.", authorization.Length > 0 ? 401 : 400));
    }

    private async Task<(RegisteredApp? App, TokenReply? Refusal)> ByAssertionAsync(Parameters form, string tokenUrl)
    {
        var assertion = form["client_assertion"];
        var wrong = form["client_assertion_type"] == ClientAssertions.Type
            ? await assertions.CheckAsync(assertion, tokenUrl, asymmetric)
            : $"client_assertion_type must be {ClientAssertions.Type}.";
        if (wrong is not null)
        {
            return (null, TokenReply.Refuse("invalid_client", wrong));
        }

        var id = new JsonWebToken(assertion).Issuer;
        return form.Has("client_id") && form["client_id"] != id
            ? (null, TokenReply.Refuse("invalid_client", "client_id isn't the issuer of client_assertion."))
            : (options.Apps.First(app => app.ClientId == id), null);
    }

    private static (string Id, string Secret) Basic(string authorization)
    {
        var bytes = new byte[authorization.Length];
        return authorization.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) && Convert.TryFromBase64String(authorization["Basic ".Length..].Trim(), bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split(':') is [var id, var secret]
            ? (Decode(id), Decode(secret))
            : ("", "");
    }

    // RFC 6749, 2.3.1: both are form-encoded before they are joined.
    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private static bool Same(string one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
