using System.Text.Json;

namespace Prescreen.TestServer.Auth;

/// <summary>Tokens for apps: against a code, and against a refresh token, which is replaced each time. See http://hl7.org/fhir/smart-app-launch/app-launch.html#obtain-access-token.</summary>
internal sealed class AppTokens(TestServerOptions options, AccessTokens tokens, GrantHandles codes, IdTokens idTokens)
{
    private const int LifetimeSeconds = 3600;

    private readonly GrantHandles refreshTokens = new(options.Time, TimeSpan.FromDays(1));

    public TokenReply Redeem(RegisteredApp app, Parameters form, string issuer)
    {
        if (codes.Take(form["code"], app, _ => true) is not { } grant)
        {
            return TokenReply.Refuse("invalid_grant", "code is unknown, used, too old or another client's.");
        }

        // The code is gone by now whatever follows, so that nobody can try a second verifier.
        return grant.RedirectUri != form["redirect_uri"] ? TokenReply.Refuse("invalid_grant", "redirect_uri isn't the one the code was sent to.")
            : !Proof.Fits(form["code_verifier"], grant.Challenge) ? TokenReply.Refuse("invalid_grant", "code_verifier doesn't fit the code_challenge.")
            : Give(grant, grant.Scopes, grant.Scopes.Contains(Scopes.OpenId) ? idTokens.Create(grant, issuer, LifetimeSeconds) : null);
    }

    public TokenReply Refresh(RegisteredApp app, Parameters form)
    {
        var asked = Scopes.Split(form["scope"]);
        var fits = true;
        return refreshTokens.Take(form["refresh_token"], app, grant => fits = asked.All(grant.Scopes.Contains)) is { } grant
            ? Give(grant, asked.Count > 0 ? asked : grant.Scopes, null)
            : fits ? TokenReply.Refuse("invalid_grant", "refresh_token is unknown, used, too old or another client's.")
            : TokenReply.Refuse("invalid_scope", "scope asks for more than was granted.");
    }

    private TokenReply Give(Grant grant, IReadOnlyList<string> scopes, string? idToken)
    {
        var access = tokens.Issue(LifetimeSeconds, grant);
        var refresh = Scopes.GiveRefresh(grant.Scopes) ? refreshTokens.Make(grant) : null;
        return new TokenReply(200, writer =>
        {
            writer.WriteString("access_token"u8, access);
            writer.WriteString("token_type"u8, "Bearer"u8);
            writer.WriteNumber("expires_in"u8, LifetimeSeconds);
            writer.WriteString("scope"u8, string.Join(' ', scopes));
            WriteWhereThere(writer, "id_token", idToken);
            WriteWhereThere(writer, "refresh_token", refresh);
            WriteWhereThere(writer, "patient", grant.Patient);
            WriteWhereThere(writer, "encounter", grant.Encounter);
            if (grant.Patient is not null)
            {
                writer.WriteBoolean("need_patient_banner"u8, true);
            }
        });
    }

    private static void WriteWhereThere(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
