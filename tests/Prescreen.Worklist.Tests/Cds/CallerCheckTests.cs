using Prescreen.Fhir.Tests;
using Prescreen.Worklist.Cds;
using Prescreen.Worklist.Tests.Support;

namespace Prescreen.Worklist.Tests.Cds;

public sealed class CallerCheckTests : IDisposable
{
    private const string Issuer = "https://ehr.example/";
    private const string Here = "https://prescreen.example/cds-services/prescreen-patient-view";

    private readonly FixedTime time = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero), TimeSpan.Zero);
    private readonly SigningKey elliptic = SigningKey.P384("k1");
    private readonly SigningKey rsa = SigningKey.Rsa("k2");
    private readonly List<string> served = [];
    private readonly CallerCheck check;
    private int fetched;

    public CallerCheckTests()
    {
        served.Add(SigningKey.Set(elliptic, rsa));
        check = new CallerCheck([new CdsClient(Issuer, new Uri("https://ehr.example/jwks"), null)], (_, _) => Task.FromResult(Fetch()), time);
    }

    private DateTimeOffset Now => time.GetUtcNow();

    public void Dispose()
    {
        check.Dispose();
        elliptic.Dispose();
        rsa.Dispose();
    }

    [Fact]
    public async Task Token_SignedByEitherAlgorithm_IsAccepted()
    {
        (await CheckAsync(elliptic.Token(Issuer, Here, Now))).ShouldBeNull();
        (await CheckAsync(rsa.Token(Issuer, Here, Now))).ShouldBeNull();
        (await CheckAsync(rsa.Token(Issuer, Here, Now, ("aud", new[] { "https://other.example/", Here })))).ShouldBeNull();
        fetched.ShouldBe(1);
    }

    [Fact]
    public async Task Token_UsedAgain_IsRefused()
    {
        var token = elliptic.Token(Issuer, Here, Now);

        (await CheckAsync(token)).ShouldBeNull();
        time.Advance(TimeSpan.FromMinutes(4));
        (await CheckAsync(token))!.Text.ShouldContain("jti was used before");
    }

    public static TheoryData<string, (string, object?)[]> Wrong => new()
    {
        { "iss isn't among", [("iss", "https://other.example/")] },
        { "iss isn't among", [("iss", null)] },
        { "aud isn't this address", [("aud", "https://prescreen.example/cds-services")] },
        { "aud isn't this address", [("aud", null)] },
        { "expired", [("iat", At(-400)), ("exp", At(-100))] },
        { "longer than five minutes", [("exp", At(301))] },
        { "longer than five minutes", [("exp", null)] },
        { "says not when", [("iat", null)] },
        { "says not when", [("iat", At(60)), ("exp", At(120))] },
        { "expired", [("nbf", At(60))] },
        { "has no jti", [("jti", null)] },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Token_AClaimWrong_IsRefusedForIt(string reason, (string, object?)[] claims)
    {
        var problem = (await CheckAsync(elliptic.Token(Issuer, Here, Now, claims)))!;

        problem.Code.ShouldBe("CDSH-014");
        problem.Text.ShouldContain(reason);
    }

    [Fact]
    public async Task Token_OfAnotherAlgorithmKeyOrNone_IsRefused()
    {
        using var p256 = SigningKey.P256("k1");
        using var rs256 = SigningKey.Rsa("k2", "RS256");
        using var stranger = SigningKey.P384("k1");
        using var unknown = SigningKey.P384("k9");

        (await CheckAsync(p256.Token(Issuer, Here, Now)))!.Text.ShouldContain("ES384 or RS384");
        (await CheckAsync(rs256.Token(Issuer, Here, Now)))!.Text.ShouldContain("ES384 or RS384");
        (await CheckAsync(SigningKey.Unsigned(Issuer, Here, Now)))!.Code.ShouldBe("CDSH-014");
        (await CheckAsync(stranger.Token(Issuer, Here, Now)))!.Text.ShouldContain("signature");
        (await CheckAsync(unknown.Token(Issuer, Here, Now)))!.Code.ShouldBe("CDSH-010");
        (await check.CheckAsync(null, [Here], TestContext.Current.CancellationToken))!.Code.ShouldBe("CDSH-014");
        (await check.CheckAsync("Basic abc", [Here], TestContext.Current.CancellationToken))!.Code.ShouldBe("CDSH-014");
        (await CheckAsync("not.a.token"))!.Code.ShouldBe("CDSH-014");
    }

    [Fact]
    public async Task Keys_Replaced_AreFetchedAgainForAKidThatIsNew()
    {
        (await CheckAsync(elliptic.Token(Issuer, Here, Now))).ShouldBeNull();
        using var next = SigningKey.P384("k3");
        served[0] = SigningKey.Set(next);

        (await CheckAsync(next.Token(Issuer, Here, Now)))!.Code.ShouldBe("CDSH-010");
        time.Advance(TimeSpan.FromSeconds(31));
        (await CheckAsync(next.Token(Issuer, Here, Now))).ShouldBeNull();

        (await CheckAsync(elliptic.Token(Issuer, Here, Now)))!.Code.ShouldBe("CDSH-010");
        fetched.ShouldBe(2);
    }

    [Fact]
    public async Task Keys_EhrDown_TheOldServeForADay()
    {
        (await CheckAsync(elliptic.Token(Issuer, Here, Now))).ShouldBeNull();
        served.Clear();

        time.Advance(TimeSpan.FromHours(5));
        (await CheckAsync(elliptic.Token(Issuer, Here, Now))).ShouldBeNull();
        time.Advance(TimeSpan.FromHours(20));
        (await CheckAsync(elliptic.Token(Issuer, Here, Now)))!.Code.ShouldBe("TEST-503");
        (await CheckAsync(elliptic.Token(Issuer, Here, Now)))!.Code.ShouldBe("CDSH-010");
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("[]")]
    [InlineData("{\"keys\":7}")]
    public async Task Keys_NoJwkSet_AreAProblem(string set)
    {
        served[0] = set;

        (await CheckAsync(elliptic.Token(Issuer, Here, Now))).ShouldNotBeNull();
    }

    [Fact]
    public void UsedTokens_Full_TakeNoMoreUntilTheyHaveExpired()
    {
        UsedTokens used = new(TimeSpan.FromMinutes(6), most: 2);

        used.TryUse("i", "1", Now).ShouldBeTrue();
        used.TryUse("i", "2", Now).ShouldBeTrue();
        used.TryUse("i", "3", Now).ShouldBeFalse();
        used.TryUse("i", "3", Now.AddMinutes(7)).ShouldBeTrue();
        used.TryUse("i", "2", Now.AddMinutes(7)).ShouldBeFalse();
        used.TryUse("i", "2", Now.AddMinutes(20)).ShouldBeTrue();
    }

    private static long At(int seconds) => new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero).AddSeconds(seconds).ToUnixTimeSeconds();

    private Result<string> Fetch()
    {
        fetched++;
        return served.Count > 0 ? served[0] : new Problem(ProblemKind.Unavailable, "TEST-503", "Down.");
    }

    private Task<Problem?> CheckAsync(string token) => check.CheckAsync($"Bearer {token}", [Here], TestContext.Current.CancellationToken);
}
