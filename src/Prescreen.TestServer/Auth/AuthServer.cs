using Microsoft.AspNetCore.Http;
using Prescreen.TestServer.Interactions;

namespace Prescreen.TestServer.Auth;

/// <summary>The authorization server at the FHIR base: discovery, sign-in, tokens, and launches from the EHR this server plays.</summary>
internal sealed class AuthServer
{
    private readonly Discovery discovery;
    private readonly AuthorizeDesk authorize;
    private readonly TokenDesk token;
    private readonly LaunchPage launchPage;

    public AuthServer(TestServerOptions options, FhirService service)
    {
        SigningKeys keys = new();
        Patients patients = new(service);
        GrantHandles codes = new(options.Time, TimeSpan.FromSeconds(60));
        Launches = new Launches(options.Time);
        Tokens = new AccessTokens(options);
        discovery = new Discovery(options, keys);
        authorize = new AuthorizeDesk(options, Launches, codes, patients);
        ClientAssertions assertions = new(options.Time);
        token = new TokenDesk(options, Tokens, assertions, new AppClients(options, assertions), new AppTokens(options, Tokens, codes, new IdTokens(keys, options.Time)));
        launchPage = new LaunchPage(options, Launches, patients);
    }

    public AccessTokens Tokens { get; }

    public Launches Launches { get; }

    /// <summary>Answers what stands at a route below the FHIR base, or null where that is FHIR's.</summary>
    public Task? Answer(HttpContext context, string route)
    {
        var method = context.Request.Method;
        return route switch
        {
            ".well-known/smart-configuration" => discovery.DescribeSmartAsync(context),
            ".well-known/openid-configuration" => discovery.DescribeOpenIdAsync(context),
            "auth/keys" => discovery.ShowKeysAsync(context),
            "auth/authorize" when HttpMethods.IsGet(method) || HttpMethods.IsPost(method) => authorize.RunAsync(context),
            "auth/token" when HttpMethods.IsPost(method) => token.IssueAsync(context),
            _ => null,
        };
    }

    /// <summary>Answers /launch.</summary>
    public Task ShowLaunchPageAsync(HttpContext context) => launchPage.RunAsync(context);
}
