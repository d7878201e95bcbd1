using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Prescreen.TestServer.Tests.Support;

namespace Prescreen.TestServer.Tests.Auth;

/// <summary>Discovery and id_tokens. See https://openid.net/specs/openid-connect-core-1_0.html and http://hl7.org/fhir/smart-app-launch/conformance.html.</summary>
public sealed class IdentityTests : IAsyncLifetime
{
    private readonly PassingTime time = new();
    private SmartApp app = null!;

    public async ValueTask InitializeAsync()
        => app = await SmartApp.StartAsync(SmartApp.Options(new RegisteredApp("curve", [SmartApp.Redirect]) { IdTokenAlgorithm = "ES384" }) with { Time = time });

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData("smart-configuration")]
    [InlineData("openid-configuration")]
    public async Task Discovery_BelowTheIssuer_NamesWhatStands(string document)
    {
        var found = (await app.Client.GetAsync($".well-known/{document}")).Json;

        found["issuer"]!.ToString().ShouldBe(app.Base);
        found["authorization_endpoint"]!.ToString().ShouldBe($"{app.Base}/auth/authorize");
        found["token_endpoint"]!.ToString().ShouldBe($"{app.Base}/auth/token");
        found["jwks_uri"]!.ToString().ShouldBe($"{app.Base}/auth/keys");
        Texts(found, "code_challenge_methods_supported").ShouldBe(["S256"]);
        Texts(found, "response_types_supported").ShouldBe(["code"]);
        Texts(found, "grant_types_supported").ShouldBe(["authorization_code", "refresh_token", "client_credentials"]);
    }

    [Fact]
    public async Task SmartConfiguration_Capabilities_AreThoseTestedHere()
        => Texts((await app.Client.GetAsync(".well-known/smart-configuration")).Json, "capabilities").ShouldBe(
        [
            "launch-ehr", "launch-standalone", "authorize-post", "client-public", "client-confidential-symmetric", "client-confidential-asymmetric", "sso-openid-connect", "context-banner",
            "context-ehr-patient", "context-ehr-encounter", "context-standalone-patient", "permission-offline", "permission-online", "permission-v2",
        ]);

    [Fact]
    public async Task Keys_AreThePublicHalvesOnly()
    {
        var keys = (await app.Client.GetAsync("auth/keys")).Json["keys"]!.AsArray();

        keys.Select(key => key!["alg"]!.ToString()).ShouldBe(["RS256", "ES384"]);
        keys.SelectMany(key => key!.AsObject().Select(member => member.Key)).ShouldNotContain(name => name == "d" || name == "p" || name == "q");
    }

    [Theory]
    [InlineData("app", "RS256")]
    [InlineData("curve", "ES384")]
    public async Task IdToken_VerifiesWithTheKeysAndSaysWhoSignedIn(string client, string algorithm)
    {
        var token = await IdTokenAsync(client, "openid fhirUser email");

        token.Alg.ShouldBe(algorithm);
        token.Subject.ShouldBe("ann");
        token.GetClaim("nonce").Value.ShouldBe("n-1");
        token.GetClaim("name").Value.ShouldBe("Ann Coordinator");
        token.GetClaim("fhirUser").Value.ShouldBe($"{app.Base}/Practitioner/ann");
        token.GetClaim("email").Value.ShouldBe("ann@example.org");
        token.IssuedAt.ShouldBe(time.GetUtcNow().UtcDateTime, TimeSpan.FromMinutes(1));
        (token.ValidTo - token.IssuedAt).ShouldBe(TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task IdToken_ForOpenIdAlone_NeedsNoAudienceAndHoldsNoMoreThanTheName()
    {
        var token = await IdTokenAsync("app", "openid", ("aud", ""), ("nonce", ""));

        token.Claims.Select(claim => claim.Type).ShouldBe(["iss", "aud", "sub", "name", "iat", "exp"], ignoreOrder: true);
    }

    [Fact]
    public async Task IdToken_WithoutTheScope_IsNotThere()
        => (await app.RedeemAsync(await app.CodeAsync(app.Request("fhirUser user/*.rs")))).Answer["id_token"].ShouldBeNull();

    private async Task<JsonWebToken> IdTokenAsync(string client, string scope, params (string Name, string Value)[] changes)
    {
        var request = app.Request(scope);
        request["client_id"] = client;
        foreach (var (name, value) in changes)
        {
            request[name] = value;
        }

        var (_, answer) = await app.RedeemAsync(await app.CodeAsync(request), ("client_id", client));
        var keys = new JsonWebKeySet((await app.Client.GetAsync("auth/keys")).Body);
        var result = await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(answer["id_token"]!.ToString(), new TokenValidationParameters
        {
            IssuerSigningKeys = keys.GetSigningKeys(),
            ValidIssuer = app.Base,
            ValidAudience = client,
        });
        result.IsValid.ShouldBeTrue(result.Exception?.Message);
        return (JsonWebToken)result.SecurityToken;
    }

    private static IEnumerable<string> Texts(JsonNode node, string name) => node[name]!.AsArray().Select(one => one!.ToString());
}
