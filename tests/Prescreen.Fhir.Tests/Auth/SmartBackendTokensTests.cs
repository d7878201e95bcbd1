using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Prescreen.Fhir.Auth;
using Prescreen.Fhir.Tests.Rest;

namespace Prescreen.Fhir.Tests.Auth;

public sealed class SmartBackendTokensTests
{
    private const string Configuration = """{"token_endpoint":"https://auth.example/token","scopes_supported":["system/*.rs"]}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("RS384")]
    [InlineData("ES384")]
    public async Task Get_First_DiscoversAndProvesWhoWeAre(string algorithm)
    {
        (string jwk, SecurityKey publicKey) = Key(algorithm);
        FakeFhirServer server = new FakeFhirServer().Answers(200, Configuration, "application/json").Answers(200, Reply("t1"), "application/json");
        using SmartBackendTokens tokens = Source(server, jwk);

        AccessToken token = (await tokens.GetAsync(null, Token)).Value;

        (token.Value, token.ExpiresAt).ShouldBe(("t1", ClientFixture.Now.AddSeconds(300)));
        token.ToString().ShouldNotContain("t1");
        server.Requests.Select(request => request.Method + " " + request.Url)
            .ShouldBe(["GET https://ehr.example/fhir/.well-known/smart-configuration", "POST https://auth.example/token"]);
        var form = QueryHelpers.ParseQuery(server.Requests[1].Body);
        form["grant_type"].ToString().ShouldBe("client_credentials");
        form["scope"].ToString().ShouldBe("system/*.rs");
        form["client_assertion_type"].ToString().ShouldBe("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        await CheckAsync(form["client_assertion"].ToString(), algorithm, publicKey);
    }

    [Fact]
    public async Task Get_Again_IsCachedUntilItNearsItsEnd()
    {
        FakeFhirServer server = new FakeFhirServer().Answers(200, Configuration).Answers(200, Reply("t1")).Answers(200, Reply("t2"));
        FixedTime time = ClientFixture.Time(firesSeconds: -1);
        using SmartBackendTokens tokens = Source(server, time: time);

        string first = (await tokens.GetAsync(null, Token)).Value.Value;
        time.Advance(TimeSpan.FromSeconds(200));
        string second = (await tokens.GetAsync(null, Token)).Value.Value;
        time.Advance(TimeSpan.FromSeconds(50));
        string third = (await tokens.GetAsync(null, Token)).Value.Value;

        (first, second, third).ShouldBe(("t1", "t1", "t2"));
        server.Requests.Count.ShouldBe(3);
        QueryHelpers.ParseQuery(server.Requests[1].Body)["client_assertion"].ShouldNotBe(QueryHelpers.ParseQuery(server.Requests[2].Body)["client_assertion"]);
    }

    [Fact]
    public async Task Get_RefusedToken_IsRenewedOnceForAll()
    {
        FakeFhirServer server = new FakeFhirServer().Answers(200, Configuration).Answers(200, Reply("t1")).Answers(200, Reply("t2"));
        using SmartBackendTokens tokens = Source(server);
        await tokens.GetAsync(null, Token);

        string first = (await tokens.GetAsync("t1", Token)).Value.Value;
        string second = (await tokens.GetAsync("t1", Token)).Value.Value;

        (first, second).ShouldBe(("t2", "t2"));
        server.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Get_RenewalFailsWhileTheTokenLasts_KeepsIt()
    {
        FakeFhirServer server = new FakeFhirServer().Answers(200, Configuration).Answers(200, Reply("t1")).Answers(503);
        FixedTime time = ClientFixture.Time(firesSeconds: -1);
        using SmartBackendTokens tokens = Source(server, time: time);
        await tokens.GetAsync(null, Token);

        time.Advance(TimeSpan.FromSeconds(270));
        (await tokens.GetAsync(null, Token)).Value.Value.ShouldBe("t1");
        time.Advance(TimeSpan.FromSeconds(60));
        (await tokens.GetAsync(null, Token)).Problem!.Kind.ShouldBe(ProblemKind.Unavailable);
    }

    [Theory]
    [InlineData(400, "{\"error\":\"invalid_client\"}", "FHIR-124", ProblemKind.Forbidden)]
    [InlineData(401, "<html>", "FHIR-124", ProblemKind.Forbidden)]
    [InlineData(429, "", "FHIR-125", ProblemKind.Unavailable)]
    [InlineData(500, "", "FHIR-125", ProblemKind.Unavailable)]
    [InlineData(302, "", "FHIR-109", ProblemKind.Invalid)]
    [InlineData(200, "<html>", "FHIR-126", ProblemKind.Invalid)]
    [InlineData(200, "{\"access_token\":\"t\",\"token_type\":\"mac\"}", "FHIR-126", ProblemKind.Invalid)]
    [InlineData(200, "{\"access_token\":\"a\\r\\nX: y\"}", "FHIR-126", ProblemKind.Invalid)]
    [InlineData(200, "{}", "FHIR-126", ProblemKind.Invalid)]
    public async Task Get_EndpointRefuses_IsProblemWithoutSecrets(int status, string body, string code, ProblemKind kind)
    {
        FakeFhirServer server = new FakeFhirServer().Answers(200, Configuration).Answers(status, body);
        using SmartBackendTokens tokens = Source(server);

        Problem problem = (await tokens.GetAsync(null, Token)).Problem!;

        (problem.Code, problem.Kind).ShouldBe((code, kind));
        problem.ToString().ShouldNotContain("eyJ");
    }

    [Theory]
    [InlineData("{}", "FHIR-122")]
    [InlineData("<html>", "FHIR-122")]
    [InlineData("{\"token_endpoint\":\"/relative\"}", "FHIR-123")]
    [InlineData("{\"token_endpoint\":\"http://auth.example/token\"}", "FHIR-123")]
    public async Task Get_NoUsableEndpoint_SendsNothingToIt(string configuration, string code)
    {
        FakeFhirServer server = new FakeFhirServer().Answers(200, configuration);
        using SmartBackendTokens tokens = Source(server);

        (await tokens.GetAsync(null, Token)).Problem!.Code.ShouldBe(code);
        server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no json")]
    [InlineData("{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}")]
    [InlineData("{\"keys\":[]}")]
    public async Task Get_NoUsableKey_IsProblem(string keys)
    {
        using SmartBackendTokens tokens = Source(new FakeFhirServer().Answers(500), keys);

        (await tokens.GetAsync(null, Token)).Problem!.Code.ShouldBe("FHIR-121");
    }

    [Fact]
    public async Task Get_KeySet_UsesTheKeyNamed()
    {
        (string first, _) = Key("RS384", "one");
        (string second, SecurityKey publicKey) = Key("ES384", "two");
        FakeFhirServer server = new FakeFhirServer().Answers(200, Reply("t1"));
        using var tokens = new SmartBackendTokens(
            server, Options($$"""{"keys":[{{first}},{{second}}]}""") with { KeyId = "two", TokenUrl = new Uri("https://auth.example/token") }, ClientFixture.Time(-1), () => "id-1");

        await tokens.GetAsync(null, Token);

        await CheckAsync(QueryHelpers.ParseQuery(server.Requests[0].Body)["client_assertion"].ToString(), "ES384", publicKey, "two");
    }

    private static async Task CheckAsync(string assertion, string algorithm, SecurityKey publicKey, string kid = "k1")
    {
        var jwt = new JsonWebToken(assertion);
        (jwt.Alg, jwt.Kid, jwt.Typ).ShouldBe((algorithm, kid, "JWT"));
        (jwt.Issuer, jwt.Subject, jwt.Audiences.Single(), jwt.Id).ShouldBe(("client-1", "client-1", "https://auth.example/token", "id-1"));
        (jwt.ValidTo - ClientFixture.Now.UtcDateTime).ShouldBeInRange(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5));
        TokenValidationResult valid = await new JsonWebTokenHandler().ValidateTokenAsync(assertion, new TokenValidationParameters
        {
            IssuerSigningKey = publicKey,
            ValidIssuer = "client-1",
            ValidAudience = "https://auth.example/token",
            ValidateLifetime = false,
        });
        valid.IsValid.ShouldBeTrue();
    }

    private static SmartBackendTokens Source(FakeFhirServer server, string? jwk = null, FixedTime? time = null)
    {
        int id = 0;
        return new SmartBackendTokens(server, Options(jwk ?? Key("ES384").Jwk), time ?? ClientFixture.Time(-1), () => $"id-{++id}");
    }

    private static SmartBackendOptions Options(string keys)
        => new() { FhirBaseUrl = new Uri("https://ehr.example/fhir/"), ClientId = "client-1", Keys = keys };

    private static string Reply(string token) => $$"""{"access_token":"{{token}}","token_type":"bearer","expires_in":300,"scope":"system/*.rs"}""";

    private static (string Jwk, SecurityKey Public) Key(string algorithm, string kid = "k1")
    {
        if (algorithm is "RS384")
        {
            var rsa = RSA.Create(2048);
            RSAParameters p = rsa.ExportParameters(true);
            string jwk = $$"""
                {"kty":"RSA","kid":"{{kid}}","alg":"RS384","n":"{{E(p.Modulus)}}","e":"{{E(p.Exponent)}}","d":"{{E(p.D)}}","p":"{{E(p.P)}}","q":"{{E(p.Q)}}",
                 "dp":"{{E(p.DP)}}","dq":"{{E(p.DQ)}}","qi":"{{E(p.InverseQ)}}"}
                """;
            return (jwk, new RsaSecurityKey(rsa) { KeyId = kid });
        }

        var ec = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        ECParameters q = ec.ExportParameters(true);
        return ($$"""{"kty":"EC","kid":"{{kid}}","crv":"P-384","x":"{{E(q.Q.X)}}","y":"{{E(q.Q.Y)}}","d":"{{E(q.D)}}"}""", new ECDsaSecurityKey(ec) { KeyId = kid });
    }

    private static string E(byte[]? bytes) => Base64UrlEncoder.Encode(bytes);
}
