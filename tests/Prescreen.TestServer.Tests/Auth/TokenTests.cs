using System.Text.Json.Nodes;
using Prescreen.TestServer.Tests.Support;

namespace Prescreen.TestServer.Tests.Auth;

/// <summary>Codes and refresh tokens at the token endpoint. See http://hl7.org/fhir/smart-app-launch/app-launch.html#obtain-access-token.</summary>
public sealed class TokenTests : IAsyncLifetime
{
    private readonly PassingTime time = new();
    private SmartApp app = null!;

    public async ValueTask InitializeAsync()
        => app = await SmartApp.StartAsync(SmartApp.Options(new RegisteredApp("other", [SmartApp.Redirect])) with { Time = time });

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Code_Redeemed_GivesATokenThatOpensFhir()
    {
        var (status, answer) = await app.RedeemAsync(await app.CodeAsync(app.Request("openid fhirUser user/*.rs system/*.rs nonsense")));

        status.ShouldBe(200, answer.ToJsonString());
        answer["token_type"]!.ToString().ShouldBe("Bearer");
        answer["expires_in"]!.GetValue<int>().ShouldBe(3600);
        answer["scope"]!.ToString().ShouldBe("openid fhirUser user/*.rs");
        answer["refresh_token"].ShouldBeNull();
        answer["patient"].ShouldBeNull();
        (await app.UseAsync(answer)).ShouldBe(200);

        time.Pass(TimeSpan.FromSeconds(3601));
        (await app.UseAsync(answer)).ShouldBe(401);
    }

    [Fact]
    public async Task Code_UsedTwice_IsRefusedAndTakesTheFirstTokensAway()
    {
        var code = await app.CodeAsync(app.Request("openid offline_access user/*.rs"));
        var (_, first) = await app.RedeemAsync(code);

        var (status, second) = await app.RedeemAsync(code);

        (status, Error(second)).ShouldBe((400, "invalid_grant"));
        (await app.UseAsync(first)).ShouldBe(401);
        Error((await app.RefreshAsync(first["refresh_token"]!.ToString())).Answer).ShouldBe("invalid_grant");
    }

    [Theory]
    [InlineData(59, 200)]
    [InlineData(61, 400)]
    public async Task Code_IsGoodForAMinute(int seconds, int expected)
    {
        var code = await app.CodeAsync(app.Request());

        time.Pass(TimeSpan.FromSeconds(seconds));

        (await app.RedeemAsync(code)).Status.ShouldBe(expected);
    }

    [Fact]
    public async Task Code_WithAClockOfItsOwn_OutlivesAJumpOfTheServers()
    {
        await using var jumping = await SmartApp.StartAsync(SmartApp.Options() with { Time = time, SignInTime = TimeProvider.System });
        var code = await jumping.CodeAsync(jumping.Request());

        time.Pass(TimeSpan.FromDays(7));

        (await jumping.RedeemAsync(code)).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("code_verifier", "")]
    [InlineData("code_verifier", "short")]
    [InlineData("code_verifier", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXK")]
    [InlineData("code_verifier", SmartApp.Challenge)]
    [InlineData("redirect_uri", "")]
    [InlineData("redirect_uri", "http://127.0.0.1:9/cb")]
    public async Task Code_WithAWrongVerifierOrAddress_IsRefusedAndGone(string name, string value)
    {
        var code = await app.CodeAsync(app.Request());

        var (status, answer) = await app.RedeemAsync(code, (name, value));

        (status, Error(answer)).ShouldBe((400, "invalid_grant"));
        Error((await app.RedeemAsync(code)).Answer).ShouldBe("invalid_grant");
    }

    [Fact]
    public async Task Code_OfAnotherApp_IsRefusedAndStaysGoodForItsOwn()
    {
        var code = await app.CodeAsync(app.Request());

        Error((await app.RedeemAsync(code, ("client_id", "other"))).Answer).ShouldBe("invalid_grant");

        (await app.RedeemAsync(code)).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("grant_type", "", "unsupported_grant_type")]
    [InlineData("grant_type", "password", "unsupported_grant_type")]
    [InlineData("client_id", "", "invalid_client")]
    [InlineData("client_id", "stranger", "invalid_client")]
    [InlineData("client_secret", "guess", "invalid_client")]
    [InlineData("code", "", "invalid_grant")]
    [InlineData("code", "made-up", "invalid_grant")]
    public async Task TokenEndpoint_WithAWrongParameter_Refuses(string name, string value, string error)
        => Error((await app.RedeemAsync(await app.CodeAsync(app.Request()), (name, value))).Answer).ShouldBe(error);

    [Fact]
    public async Task TokenEndpoint_WithoutAForm_Refuses()
    {
        using StringContent body = new("{}", System.Text.Encoding.UTF8, "application/json");
        var page = await Page.OfAsync(await app.Browser.PostAsync(new Uri($"{app.Base}/auth/token"), body, TestContext.Current.CancellationToken));

        (page.Status, Error(JsonNode.Parse(page.Body)!)).ShouldBe((400, "invalid_request"));
    }

    [Theory]
    [InlineData("offline_access")]
    [InlineData("online_access")]
    public async Task RefreshToken_GivesNewTokensAndIsReplaced(string scope)
    {
        await app.AdmitAsync("p1", "Meyer");
        var (_, first) = await app.RedeemAsync(await app.CodeAsync(app.Request($"launch/patient patient/*.rs {scope}"), ("patient", "p1")));
        time.Pass(TimeSpan.FromHours(2));
        (await app.UseAsync(first)).ShouldBe(401);

        var (status, second) = await app.RefreshAsync(first["refresh_token"]!.ToString());

        status.ShouldBe(200, second.ToJsonString());
        second["patient"]!.ToString().ShouldBe("p1");
        second["refresh_token"]!.ToString().ShouldNotBe(first["refresh_token"]!.ToString());
        (await app.UseAsync(second)).ShouldBe(200);
        (await app.RefreshAsync(second["refresh_token"]!.ToString())).Status.ShouldBe(200);
    }

    [Fact]
    public async Task RefreshToken_UsedTwice_RevokesAllTokensOfTheSignIn()
    {
        var (_, first) = await app.RedeemAsync(await app.CodeAsync(app.Request("user/*.rs offline_access")));
        var (_, second) = await app.RefreshAsync(first["refresh_token"]!.ToString());

        Error((await app.RefreshAsync(first["refresh_token"]!.ToString())).Answer).ShouldBe("invalid_grant");

        (await app.UseAsync(second)).ShouldBe(401);
        Error((await app.RefreshAsync(second["refresh_token"]!.ToString())).Answer).ShouldBe("invalid_grant");
    }

    [Fact]
    public async Task RefreshToken_ForScopes_GivesFewerButNeverMore()
    {
        var (_, first) = await app.RedeemAsync(await app.CodeAsync(app.Request("user/*.rs user/Task.u offline_access")));
        var token = first["refresh_token"]!.ToString();

        Error((await app.RefreshAsync(token, "user/*.cruds")).Answer).ShouldBe("invalid_scope");

        (await app.RefreshAsync(token, "user/*.rs")).Answer["scope"]!.ToString().ShouldBe("user/*.rs");
    }

    [Fact]
    public async Task RefreshToken_AfterADayOrOfAnotherApp_IsRefused()
    {
        var (_, first) = await app.RedeemAsync(await app.CodeAsync(app.Request("user/*.rs offline_access")));
        var token = first["refresh_token"]!.ToString();

        Error((await app.TokenAsync(new() { ["grant_type"] = "refresh_token", ["refresh_token"] = token, ["client_id"] = "other" })).Answer).ShouldBe("invalid_grant");
        time.Pass(TimeSpan.FromHours(25));

        Error((await app.RefreshAsync(token)).Answer).ShouldBe("invalid_grant");
    }

    private static string Error(JsonNode answer) => answer["error"]!.ToString();
}
