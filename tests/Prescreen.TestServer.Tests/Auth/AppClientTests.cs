using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Prescreen.TestServer.Tests.Support;

namespace Prescreen.TestServer.Tests.Auth;

/// <summary>Confidential apps. See http://hl7.org/fhir/smart-app-launch/client-confidential-symmetric.html and client-confidential-asymmetric.html.</summary>
public sealed class AppClientTests : IAsyncLifetime, IDisposable
{
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
    private SmartApp app = null!;

    public async ValueTask InitializeAsync()
    {
        var q = key.ExportParameters(includePrivateParameters: false).Q;
        var jwks = $$"""{"keys":[{"kty":"EC","crv":"P-384","kid":"k1","use":"sig","x":"{{Base64UrlEncoder.Encode(q.X)}}","y":"{{Base64UrlEncoder.Encode(q.Y)}}"}]}""";
        app = await SmartApp.StartAsync(SmartApp.Options(
            new RegisteredApp("secret app", [SmartApp.Redirect]) { Secret = "s:ecr et%" },
            new RegisteredApp("signing", [SmartApp.Redirect]) { JsonWebKeySet = jwks }));
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    public void Dispose() => key.Dispose();

    [Fact]
    public async Task SecretApp_ByBasic_IsFormEncodedFirst()
        => (await app.TokenAsync(await FormAsync("secret app", ("client_id", "")), "secret+app:s%3Aecr+et%25")).Status.ShouldBe(200);

    [Fact]
    public async Task SecretApp_ByPost_GetsItsToken()
        => (await app.TokenAsync(await FormAsync("secret app", ("client_secret", "s:ecr et%")))).Status.ShouldBe(200);

    [Theory]
    [InlineData("secret+app:wrong", 401, "invalid_client")]
    [InlineData("secret+app", 401, "invalid_client")]
    [InlineData("app:", 401, "invalid_client")]
    [InlineData(null, 400, "invalid_client")]
    public async Task SecretApp_WithoutItsSecret_IsRefused(string? basic, int status, string error)
        => Expect(await app.TokenAsync(await FormAsync("secret app"), basic), status, error);

    [Fact]
    public async Task SecretApp_WithBothWays_IsRefused()
        => Expect(await app.TokenAsync(await FormAsync("secret app", ("client_secret", "s:ecr et%")), "secret+app:s%3Aecr+et%25"), 400, "invalid_request");

    [Fact]
    public async Task SecretApp_NamingAnotherClient_IsRefused()
        => Expect(await app.TokenAsync(await FormAsync("secret app", ("client_id", "app")), "secret+app:s%3Aecr+et%25"), 401, "invalid_client");

    [Fact]
    public async Task SigningApp_WithItsAssertion_GetsItsTokenOnce()
    {
        var assertion = Assertion("signing");

        (await app.TokenAsync(await FormAsync("signing", ("client_assertion_type", AssertionType), ("client_assertion", assertion)))).Status.ShouldBe(200);
        Expect(await app.TokenAsync(await FormAsync("signing", ("client_assertion_type", AssertionType), ("client_assertion", assertion))), 400, "invalid_client");
    }

    [Theory]
    [InlineData("", "")]
    [InlineData(AssertionType, "a.b.c")]
    [InlineData(AssertionType, "no token")]
    [InlineData("urn:other", "a.b.c")]
    public async Task SigningApp_WithoutAnAssertion_IsRefused(string type, string assertion)
        => Expect(await app.TokenAsync(await FormAsync("signing", ("client_assertion_type", type), ("client_assertion", assertion))), 400, "invalid_client");

    [Fact]
    public async Task SigningApp_NamingAnotherClientOrNotIts_IsRefused()
    {
        Expect(await app.TokenAsync(await FormAsync("signing", ("client_id", "app"), ("client_assertion_type", AssertionType), ("client_assertion", Assertion("signing")))), 400, "invalid_client");
        Expect(await app.TokenAsync(await FormAsync("signing", ("client_assertion_type", AssertionType), ("client_assertion", Assertion("secret app")))), 400, "invalid_client");
    }

    [Fact]
    public async Task SigningApp_AskingAsABackendService_IsRefused()
        => Expect(
            await app.TokenAsync(new() { ["grant_type"] = "client_credentials", ["client_assertion_type"] = AssertionType, ["client_assertion"] = Assertion("signing") }),
            400,
            "invalid_client");

    private static void Expect((int Status, JsonNode Answer) reply, int status, string error)
        => (reply.Status, reply.Answer["error"]?.ToString()).ShouldBe((status, error), reply.Answer.ToJsonString());

    private async Task<Dictionary<string, string>> FormAsync(string client, params (string Name, string Value)[] changes)
    {
        var request = app.Request();
        request["client_id"] = client;
        Dictionary<string, string> form = new()
        {
            ["grant_type"] = "authorization_code",
            ["code"] = await app.CodeAsync(request),
            ["redirect_uri"] = SmartApp.Redirect,
            ["client_id"] = client,
            ["code_verifier"] = SmartApp.Verifier,
        };
        foreach (var (name, value) in changes)
        {
            form[name] = value;
        }

        return form;
    }

    private string Assertion(string client) => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
    {
        Issuer = client,
        Audience = $"{app.Base}/auth/token",
        Claims = new Dictionary<string, object> { ["sub"] = client, ["jti"] = Convert.ToHexString(RandomNumberGenerator.GetBytes(8)) },
        Expires = TimeProvider.System.GetUtcNow().AddMinutes(4).UtcDateTime,
        SigningCredentials = new SigningCredentials(new ECDsaSecurityKey(key) { KeyId = "k1" }, SecurityAlgorithms.EcdsaSha384),
    });
}
