using Microsoft.AspNetCore.Http;

namespace Prescreen.TestServer.Auth;

/// <summary>
/// The token endpoint: http://hl7.org/fhir/smart-app-launch/backend-services.html for services,
/// http://hl7.org/fhir/smart-app-launch/app-launch.html for apps people signed in to.
/// </summary>
internal sealed class TokenDesk(TestServerOptions options, AccessTokens tokens, ClientAssertions assertions, AppClients apps, AppTokens appTokens)
{
    private const int LifetimeSeconds = 300;

    public async Task IssueAsync(HttpContext context)
    {
        var reply = await Parameters.ReadAsync(context.Request) is { } form
            ? await AnswerAsync(form, context.Request.Headers.Authorization.ToString(), AuthAddresses.Of(context.Request, options))
            : TokenReply.Refuse("invalid_request", "The body must be a form that names each parameter once.");
        if (reply.Status == 401)
        {
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"token\"";
        }

        await JsonReply.SendAsync(context, reply.Status, reply.Write);
    }

    private async Task<TokenReply> AnswerAsync(Parameters form, string authorization, AuthAddresses addresses)
    {
        switch (form["grant_type"])
        {
            case "client_credentials":
                return await ServeBackendAsync(form, addresses);
            case "authorization_code" or "refresh_token":
                var (app, refusal) = await apps.AuthenticateAsync(form, authorization, addresses.Token);
                return app is null ? refusal!
                    : form["grant_type"] == "refresh_token" ? appTokens.Refresh(app, form)
                    : appTokens.Redeem(app, form, addresses.Issuer);
            default:
                return TokenReply.Refuse("unsupported_grant_type", "grant_type must be authorization_code, refresh_token or client_credentials.");
        }
    }

    private async Task<TokenReply> ServeBackendAsync(Parameters form, AuthAddresses addresses)
    {
        var wrong = form["client_assertion_type"] == ClientAssertions.Type
            ? await assertions.CheckAsync(form["client_assertion"], addresses.Token, options.Clients)
            : $"client_assertion_type must be {ClientAssertions.Type}.";
        if (wrong is not null)
        {
            return TokenReply.Refuse("invalid_client", wrong);
        }

        var token = tokens.Issue(LifetimeSeconds);
        return new TokenReply(200, writer =>
        {
            writer.WriteString("access_token"u8, token);
            writer.WriteString("token_type"u8, "bearer"u8);
            writer.WriteNumber("expires_in"u8, LifetimeSeconds);
            writer.WriteString("scope"u8, form["scope"]);
        });
    }
}
