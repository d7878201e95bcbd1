namespace Prescreen.TestServer.Auth;

/// <summary>
/// Checks a request to the authorization endpoint as SMART App Launch and OpenID Connect ask. See http://hl7.org/fhir/smart-app-launch/app-launch.html#obtain-authorization-code.
/// </summary>
internal sealed class AuthorizeCheck(TestServerOptions options, Launches launches)
{
    /// <summary>The app the request names, if its redirect_uri is one of the app's.</summary>
    public RegisteredApp? AppOf(Parameters asked)
        => options.Apps.FirstOrDefault(app => app.ClientId == asked["client_id"] && app.RedirectUris.Contains(asked["redirect_uri"], StringComparer.Ordinal));

    public AuthorizeOutcome Check(Parameters asked, AuthAddresses addresses)
    {
        if (AppOf(asked) is null)
        {
            return new Refused(options.Apps.Any(app => app.ClientId == asked["client_id"])
                ? "redirect_uri isn't one of those the app is registered with, byte by byte."
                : "client_id is missing or not registered here.");
        }

        return CheckForm(asked) ?? CheckAudience(asked, addresses) ?? CheckScopes(asked);
    }

    private static SentBack? CheckForm(Parameters asked) => asked switch
    {
        _ when !asked.Has("response_type") => Invalid("response_type is missing."),
        _ when asked["response_type"] != "code" => new SentBack("unsupported_response_type", "response_type must be code."),
        _ when asked.Has("request") => new SentBack("request_not_supported", "Request objects aren't supported."),
        _ when asked.Has("request_uri") => new SentBack("request_uri_not_supported", "Request objects aren't supported."),
        _ when asked["response_mode"] is not ("" or "query") => Invalid("response_mode must be query."),
        _ when !asked.Has("state") => Invalid("state is missing."),
        _ when asked["code_challenge_method"] != "S256" => Invalid("code_challenge_method must be S256."),
        _ when !Proof.IsChallenge(asked["code_challenge"]) => Invalid("code_challenge must be the 43 characters of an S256 challenge."),
        _ => null,
    };

    private static SentBack? CheckAudience(Parameters asked, AuthAddresses addresses) => asked["aud"] switch
    {
        "" when Scopes.NeedAudience(asked["scope"]) => Invalid("aud is missing: it must be the address of this FHIR server."),
        "" => null,
        var aud => addresses.IsBase(aud) ? null : Invalid("aud must be the address of this FHIR server."),
    };

    private AuthorizeOutcome CheckScopes(Parameters asked)
    {
        var granted = Scopes.Granted(asked["scope"]);
        if (granted.Count == 0)
        {
            return new SentBack("invalid_scope", "scope names nothing that is granted here.");
        }

        if (asked.Has("launch") != granted.Contains(Scopes.Launch))
        {
            return asked.Has("launch")
                ? new SentBack("invalid_scope", "A launch parameter needs the scope launch.")
                : Invalid("The scope launch needs the launch parameter of the EHR's launch.");
        }

        return !asked.Has("launch") ? new Accepted(granted, LaunchContext.None)
            : launches.Find(asked["launch"]) is { } context ? new Accepted(granted, context)
            : Invalid("launch is unknown, used or too old.");
    }

    private static SentBack Invalid(string text) => new("invalid_request", text);
}
