using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Prescreen.TestServer.Tests.Support;

/// <summary>An app and the browser of whoever uses it, without following redirects.</summary>
public sealed partial class SmartApp : IAsyncDisposable
{
    public const string Redirect = "https://app.example/callback?site=1";
    public const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    /// <summary>The challenge RFC 7636, appendix B, gives for its verifier.</summary>
    public const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private readonly TestClient client;

    private SmartApp(TestClient client) => this.client = client;

    public TestClient Client => client;

    public HttpClient Browser { get; } = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });

    public string Base => client.Server.BaseUrl.AbsoluteUri.TrimEnd('/');

    public static async Task<SmartApp> StartAsync(TestServerOptions options) => new(await TestClient.StartAsync(options));

    public static TestServerOptions Options(params IReadOnlyList<RegisteredApp> more) => new()
    {
        RequireBearer = true,
        BearerTokens = ["fixed"],
        Apps = [new RegisteredApp("app", [Redirect, "http://127.0.0.1:9/cb"]) { Name = "Worklist", LaunchUrl = "https://app.example/launch" }, .. more],
        Users =
        [
            new RegisteredUser("ann", "Ann Coordinator") { FhirUser = "Practitioner/ann", Email = "ann@example.org" },
            new RegisteredUser("bob", "Bob <script>alert(1)</script> \"O'Hara\""),
        ],
    };

    /// <summary>A good request to authorize, which a test makes worse.</summary>
    public Dictionary<string, string> Request(string scope = "openid fhirUser") => new()
    {
        ["response_type"] = "code",
        ["client_id"] = "app",
        ["redirect_uri"] = Redirect,
        ["scope"] = scope,
        ["state"] = "s t&a=te",
        ["nonce"] = "n-1",
        ["aud"] = Base,
        ["code_challenge"] = Challenge,
        ["code_challenge_method"] = "S256",
    };

    public async Task<Page> AskAsync(Dictionary<string, string> request)
        => await Page.OfAsync(await Browser.GetAsync(new Uri($"{Base}/auth/authorize?{await Form(request).ReadAsStringAsync(TestContext.Current.CancellationToken)}"), TestContext.Current.CancellationToken));

    /// <summary>Opens the page and sends its form with the fields it carries.</summary>
    public async Task<Page> SignInAsync(Dictionary<string, string> request, params (string Name, string Value)[] chosen)
    {
        var page = await AskAsync(request);
        page.Status.ShouldBe(200, page.Body);
        Dictionary<string, string> form = HiddenField().Matches(page.Body).ToDictionary(match => match.Groups[1].Value, match => System.Net.WebUtility.HtmlDecode(match.Groups[2].Value));
        foreach (var (name, value) in chosen)
        {
            form[name] = value;
        }

        return await PostAsync("auth/authorize", form);
    }

    /// <summary>Signs in as Ann and returns the code.</summary>
    public async Task<string> CodeAsync(Dictionary<string, string> request, params (string Name, string Value)[] chosen)
    {
        var page = await SignInAsync(request, [("user", "ann"), .. chosen]);
        page.Status.ShouldBe(303, page.Body);
        return page.Sent("code")!;
    }

    public async Task<Page> PostAsync(string path, Dictionary<string, string> form)
        => await Page.OfAsync(await Browser.PostAsync(new Uri($"{Base}/{path}"), Form(form), TestContext.Current.CancellationToken));

    /// <summary>Redeems a code as the public app; a value of "" leaves the parameter out.</summary>
    public async Task<(int Status, JsonNode Answer)> RedeemAsync(string code, params (string Name, string Value)[] changes)
    {
        Dictionary<string, string> form = new() { ["grant_type"] = "authorization_code", ["code"] = code, ["redirect_uri"] = Redirect, ["client_id"] = "app", ["code_verifier"] = Verifier };
        foreach (var (name, value) in changes)
        {
            form[name] = value;
        }

        return await TokenAsync(form);
    }

    public Task<(int Status, JsonNode Answer)> RefreshAsync(string token, string scope = "")
        => TokenAsync(new() { ["grant_type"] = "refresh_token", ["refresh_token"] = token, ["client_id"] = "app", ["scope"] = scope });

    public async Task<(int Status, JsonNode Answer)> TokenAsync(Dictionary<string, string> form, string? basic = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, $"{Base}/auth/token") { Content = Form(form) };
        if (basic is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(basic))}");
        }

        var page = await Page.OfAsync(await Browser.SendAsync(request, TestContext.Current.CancellationToken));
        page.Header("Cache-Control").ShouldBe("no-store");
        return (page.Status, JsonNode.Parse(page.Body)!);
    }

    /// <summary>The status of a FHIR request with an access token.</summary>
    public async Task<int> UseAsync(JsonNode answer)
        => (await client.SendAsync(HttpMethod.Get, "Patient", null, ("Authorization", $"Bearer {answer["access_token"]}"))).Status;

    /// <summary>Files a patient.</summary>
    public async Task AdmitAsync(string id, string family)
        => (await client.PutAsync($"Patient/{id}", new JsonObject { ["resourceType"] = "Patient", ["id"] = id, ["name"] = new JsonArray(new JsonObject { ["family"] = family }) }.ToJsonString(), ("Authorization", "Bearer fixed"))).Status.ShouldBe(201);

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await client.DisposeAsync();
    }

    private static FormUrlEncodedContent Form(Dictionary<string, string> form) => new(form.Where(one => one.Value.Length > 0));

    [GeneratedRegex("""<input type="hidden" name="([^"]*)" value="([^"]*)">""")]
    private static partial Regex HiddenField();
}
