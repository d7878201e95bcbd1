using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Tokens;
using Prescreen.Fhir.Auth.Launch;
using Prescreen.Fhir.Tests.Rest;

namespace Prescreen.Fhir.Tests.Auth.Launch;

public sealed class CodeFlowTests : IDisposable
{
    private static readonly PendingSignIn Pending = PendingSignIn.Create();

    private readonly FakeProvider provider = new() { Nonce = Pending.Nonce };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Begin_OfALaunch_AsksForAllThatSmartWants()
    {
        using var flow = Flow();

        var address = (await flow.BeginAsync(Pending, "launch-1", Ct)).Value;

        var query = QueryHelpers.ParseQuery(address.Query);
        address.GetLeftPart(UriPartial.Path).ShouldBe($"{FakeProvider.Base}/authorize");
        (query["x"].ToString(), query["launch"].ToString(), query["aud"].ToString()).ShouldBe(("1", "launch-1", FakeProvider.Base));
        (query["client_id"].ToString(), query["redirect_uri"].ToString()).ShouldBe((FakeProvider.Client, "https://app.example/worklist/callback"));
        query["scope"].ToString().Split(' ').ShouldBe(["launch", "openid", "fhirUser", "user/Practitioner.rs"]);
        query["state"].ToString().ShouldBe(Pending.State);
        query["code_challenge"].ToString().ShouldBe(Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(Pending.Verifier))));
        Base64UrlEncoder.DecodeBytes(Pending.State).Length.ShouldBe(32);
    }

    [Fact]
    public async Task Finish_GoodAnswer_TellsWhoItIs()
    {
        provider.Patient = "p1";
        using var flow = Flow();

        var person = (await flow.FinishAsync(Pending, "code-1", FakeProvider.Base, Ct)).Value;

        (person.Subject, person.Name, person.FhirUser, person.Patient).ShouldBe(("s-1", "Ann Lee", "Practitioner/7", "p1"));
        person.ToString().ShouldNotContain("Ann");
        (provider.Form["code"], provider.Form["code_verifier"], provider.Form["client_id"], provider.Form["grant_type"])
            .ShouldBe(("code-1", Pending.Verifier, FakeProvider.Client, "authorization_code"));
    }

    [Fact]
    public async Task Finish_WithASecret_SendsItInTheHeaderAlone()
    {
        using var flow = Flow(party => party with { ClientSecret = "s:é" });

        await flow.FinishAsync(Pending, "c", null, Ct);

        provider.Authorization.ShouldBe("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("worklist:s%3A%C3%A9")));
        provider.Form.ShouldNotContainKey("client_secret");
    }

    [Fact]
    public async Task Finish_NobodyTellsTheName_AsksTheEhr()
    {
        provider.Claims.Remove("name");
        using var flow = Flow();

        (await flow.FinishAsync(Pending, "c", null, Ct)).Value.Name.ShouldBe("Ann B Lee");
    }

    [Fact]
    public async Task Finish_ByARole_IsThePractitionerBehindIt()
    {
        provider.Claims["fhirUser"] = "PractitionerRole/9";
        using var flow = Flow();

        (await flow.FinishAsync(Pending, "c", null, Ct)).Value.FhirUser.ShouldBe("Practitioner/7");
    }

    [Theory]
    [InlineData("Patient/7")]
    [InlineData("https://other.example/fhir/Practitioner/7")]
    [InlineData("https://ehr.example/fhir.evil/Practitioner/7")]
    [InlineData("Practitioner/7/../8")]
    [InlineData("Practitioner/")]
    [InlineData("")]
    public async Task Finish_NoPractitionerOfThisEhr_IsRefused(string fhirUser)
    {
        provider.Claims["fhirUser"] = fhirUser;
        using var flow = Flow();

        (await flow.FinishAsync(Pending, "c", null, Ct)).Problem!.Code.ShouldBe("FHIR-196");
    }

    public static TheoryData<string, Action<FakeProvider>> BadTokens => new()
    {
        { "nonce of another sign-in", provider => provider.Nonce = PendingSignIn.Create().Nonce },
        { "no nonce", provider => provider.Nonce = "" },
        { "another issuer", provider => provider.Change = token => token.Issuer = "https://other.example" },
        { "another audience", provider => provider.Change = token => token.Audience = "another-app" },
        { "expired", provider => provider.Change = token => token.Expires = ClientFixture.Now.AddMinutes(-2).UtcDateTime },
        { "not valid yet", provider => provider.Change = token => token.NotBefore = ClientFixture.Now.AddMinutes(2).UtcDateTime },
        { "no expiry", provider => provider.Change = token => token.Expires = null },
        { "no signature", provider => provider.Change = token => token.SigningCredentials = null },
        { "signed with the public key as a secret", provider => provider.Change = token => token.SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(provider.PublicKey), SecurityAlgorithms.HmacSha256) },
        { "signed by another", provider => provider.Change = token => token.SigningCredentials = new SigningCredentials(new RsaSecurityKey(RSA.Create(2048)) { KeyId = "k1" }, SecurityAlgorithms.RsaSha256) },
        { "another's claims under a good signature", provider => provider.Spoil = token => Replaced(token) },
        { "no token", provider => provider.Spoil = _ => "abc" },
        { "nobody", provider => provider.Claims.Remove("sub") },
        { "several audiences, made for another", provider => { provider.Change = token => { token.Audience = null; token.Audiences.Add(FakeProvider.Client); token.Audiences.Add("other"); token.Claims["azp"] = "other"; }; } },
    };

    [Theory]
    [MemberData(nameof(BadTokens))]
    public async Task Finish_BadIdToken_IsRefused(string why, Action<FakeProvider> spoil)
    {
        spoil(provider);
        using var flow = Flow();

        var problem = (await flow.FinishAsync(Pending, "c", null, Ct)).Problem;

        problem.ShouldNotBeNull(why).Code.ShouldBe("FHIR-195", why);
        problem.ToString().ShouldNotContain("Ann");
    }

    [Fact]
    public async Task Finish_AfterTheIssuerMadeANewKey_AsksForItOnce()
    {
        using var flow = Flow();
        await flow.FinishAsync(Pending, "c", null, Ct);
        Time.Advance(TimeSpan.FromMinutes(2));
        provider.Roll();

        (await flow.FinishAsync(Pending, "c", null, Ct)).Problem.ShouldBeNull();
        (await flow.FinishAsync(Pending, "c", null, Ct)).Problem.ShouldBeNull();

        provider.Requests.Count(address => address.EndsWith("/keys", StringComparison.Ordinal)).ShouldBe(2);
        provider.Requests.Count(address => address.EndsWith("smart-configuration", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Finish_ForgedTokensInARow_DontMakeUsAskForKeysEachTime()
    {
        using var flow = Flow();
        provider.Change = token => token.SigningCredentials = new SigningCredentials(new RsaSecurityKey(RSA.Create(2048)) { KeyId = "forged" }, SecurityAlgorithms.RsaSha256);

        for (var i = 0; i < 5; i++)
        {
            (await flow.FinishAsync(Pending, "c", null, Ct)).Problem.ShouldNotBeNull();
        }

        provider.Requests.Count(address => address.EndsWith("/keys", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Finish_AnswerNamesAnotherIssuer_TradesNothing()
    {
        using var flow = Flow();

        (await flow.FinishAsync(Pending, "c", "https://other.example", Ct)).Problem!.Code.ShouldBe("FHIR-194");

        provider.Requests.ShouldNotContain($"{FakeProvider.Base}/token");
    }

    public static TheoryData<string, string> BadMetadata => new()
    {
        { FakeProvider.Metadata(token: "http://ehr.example/token"), "FHIR-193" },
        { FakeProvider.Metadata(token: "https://user:pw@ehr.example/token"), "FHIR-193" },
        { FakeProvider.Metadata(challenges: """["plain"]"""), "FHIR-192" },
        { """{"issuer":"https://ehr.example/fhir","token_endpoint":"https://ehr.example/token","jwks_uri":"https://ehr.example/keys"}""", "FHIR-191" },
    };

    [Theory]
    [MemberData(nameof(BadMetadata))]
    public async Task Begin_BadMetadata_IsRefused(string document, string code)
    {
        provider.Documents[$"{FakeProvider.Base}/.well-known/smart-configuration"] = document;
        using var flow = Flow();

        (await flow.BeginAsync(Pending, null, Ct)).Problem!.Code.ShouldBe(code);
    }

    [Fact]
    public async Task OpenId_DocumentOfAnotherIssuer_IsRefused()
    {
        provider.Documents[$"{FakeProvider.Base}/.well-known/openid-configuration"] = FakeProvider.Metadata(issuer: "https://other.example");
        using var flow = Flow(party => party with { IsSmart = false });

        (await flow.BeginAsync(Pending, null, Ct)).Problem!.Code.ShouldBe("FHIR-194");
    }

    [Theory]
    [InlineData(true, "ann@hospital.example")]
    [InlineData(false, null)]
    public async Task OpenId_Email_CountsWhereItIsVerified(bool isVerified, string? email)
    {
        provider.Claims.Remove("fhirUser");
        provider.Claims["email"] = "ann@hospital.example";
        provider.Claims["email_verified"] = isVerified;
        using var flow = Flow(party => party with { IsSmart = false });

        var person = (await flow.FinishAsync(Pending, "c", null, Ct)).Value;

        (person.Email, person.FhirUser, person.Subject).ShouldBe((email, null, "s-1"));
        (await flow.BeginAsync(Pending, null, Ct)).Value.Query.ShouldNotContain("aud=");
    }

    public void Dispose() => provider.Dispose();

    private FixedTime Time { get; } = ClientFixture.Time(firesSeconds: -1);

    private static string Replaced(string token)
    {
        var parts = token.Split('.');
        var claims = Base64UrlEncoder.Decode(parts[1]).Replace("\"s-1\"", "\"s-2\"", StringComparison.Ordinal);
        return $"{parts[0]}.{Base64UrlEncoder.Encode(claims)}.{parts[2]}";
    }

    private CodeFlow Flow(Func<RelyingParty, RelyingParty>? change = null)
    {
        RelyingParty party = new()
        {
            Issuer = new Uri(FakeProvider.Base),
            IsSmart = true,
            ClientId = FakeProvider.Client,
            Redirect = new Uri("https://app.example/worklist/callback"),
        };
        return new CodeFlow(provider, change?.Invoke(party) ?? party, Time, () => "id");
    }
}
