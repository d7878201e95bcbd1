using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Prescreen.TestServer.Tests.Support;

namespace Prescreen.TestServer.Tests.Auth;

/// <summary>SMART Backend Services. See http://hl7.org/fhir/smart-app-launch/backend-services.html.</summary>
public sealed class BackendServiceTests : IAsyncLifetime, IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
    private TestClient client = null!;

    public async ValueTask InitializeAsync()
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        var jwk = $$"""{"keys":[{"kty":"EC","crv":"P-384","kid":"k1","use":"sig","x":"{{Base64UrlEncoder.Encode(parameters.Q.X)}}","y":"{{Base64UrlEncoder.Encode(parameters.Q.Y)}}"}]}""";
        client = await TestClient.StartAsync(new TestServerOptions { RequireBearer = true, BearerTokens = ["fixed"], Clients = [new RegisteredClient("prescreen", jwk)] });
    }

    public ValueTask DisposeAsync() => client.DisposeAsync();

    public void Dispose() => key.Dispose();

    [Fact]
    public async Task Request_WithoutToken_Is401AndMetadataIsOpen()
    {
        (await client.GetAsync("Patient")).Status.ShouldBe(401);
        (await client.SendAsync(HttpMethod.Get, "Patient", null, ("Authorization", "Bearer wrong"))).Status.ShouldBe(401);
        (await client.SendAsync(HttpMethod.Get, "Patient", null, ("Authorization", "Bearer fixed"))).Status.ShouldBe(200);
        (await client.GetAsync("metadata")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task TokenEndpoint_WithASignedAssertion_GivesATokenThatWorks()
    {
        var configuration = (await client.GetAsync(".well-known/smart-configuration")).Json;
        var endpoint = configuration["token_endpoint"]!.GetValue<string>();

        var (status, answer) = await AskAsync(endpoint, Assertion(endpoint, "1"));

        status.ShouldBe(200, answer.ToJsonString());
        answer["expires_in"]!.GetValue<int>().ShouldBe(300);
        (await client.SendAsync(HttpMethod.Get, "Patient", null, ("Authorization", $"Bearer {answer["access_token"]}"))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task TokenEndpoint_WithAReplayedForeignOrStaleAssertion_RefusesIt()
    {
        var endpoint = $"{client.Server.BaseUrl}auth/token";
        var once = Assertion(endpoint, "1");
        (await AskAsync(endpoint, once)).Status.ShouldBe(200);
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP384);

        (await AskAsync(endpoint, once)).Answer["error_description"]!.ToString().ShouldContain("jti");
        (await AskAsync(endpoint, Assertion("https://elsewhere.example/token", "2"))).Answer["error_description"]!.ToString().ShouldContain("aud");
        (await AskAsync(endpoint, Assertion(endpoint, "3", minutes: 30))).Answer["error_description"]!.ToString().ShouldContain("exp");
        (await AskAsync(endpoint, Assertion(endpoint, "4", signer: stranger))).Answer["error"]!.ToString().ShouldBe("invalid_client");
    }

    private async Task<(int Status, JsonNode Answer)> AskAsync(string endpoint, string assertion)
    {
        using FormUrlEncodedContent form = new(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["scope"] = "system/*.rs",
            ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            ["client_assertion"] = assertion,
        });
        using var response = await client.Http.PostAsync(new Uri(endpoint), form, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }

    private string Assertion(string audience, string jti, int minutes = 4, ECDsa? signer = null) => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
    {
        Issuer = "prescreen",
        Audience = audience,
        Claims = new Dictionary<string, object> { ["sub"] = "prescreen", ["jti"] = jti },
        Expires = TimeProvider.System.GetUtcNow().AddMinutes(minutes).UtcDateTime,
        SigningCredentials = new SigningCredentials(new ECDsaSecurityKey(signer ?? key) { KeyId = "k1" }, SecurityAlgorithms.EcdsaSha384),
    });
}
