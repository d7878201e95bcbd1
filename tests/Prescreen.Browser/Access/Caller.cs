using System.Text.RegularExpressions;
using Prescreen.Browser.Support;
using Prescreen.TestServer;

namespace Prescreen.Browser.Access;

/// <summary>Somebody who sends requests by hand, with the cookies of a session or with none, from any address to any.</summary>
internal sealed partial class Caller : IDisposable
{
    private readonly HttpClient http;
    private readonly Uri origin;
    private readonly string cookies;

    private Caller(Uri origin, string cookies)
    {
        (this.origin, this.cookies) = (origin, cookies);
        http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = origin };
    }

    /// <summary>Somebody's session; null for nobody's.</summary>
    public static async Task<Caller> OpenAsync(Stage stage, RegisteredUser? user)
    {
        var cookies = user is null ? [] : await stage.SessionAsync(user);
        return new Caller((await stage.Demo).Site.Address, string.Join("; ", cookies.Select(cookie => $"{cookie.Name}={cookie.Value}")));
    }

    public async Task<Answer> SendAsync(HttpMethod method, string path, IEnumerable<KeyValuePair<string, string>>? form = null)
    {
        using HttpRequestMessage request = new(method, path);
        if (cookies.Length > 0)
        {
            request.Headers.Add("Cookie", cookies);
        }

        if (form is not null)
        {
            request.Content = new FormUrlEncodedContent(form);
            request.Headers.Add("Origin", origin.GetLeftPart(UriPartial.Authority));
            request.Headers.Add("Sec-Fetch-Site", "same-origin");
        }

        using var response = await http.SendAsync(request);
        return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.Location?.OriginalString, response.Headers.ToString());
    }

    /// <summary>The anti-forgery token of this session, from one of its own pages.</summary>
    public async Task<string> FormKeyAsync()
    {
        var found = FormKey().Match((await SendAsync(HttpMethod.Get, "/worklist")).Body);
        found.Success.ShouldBeTrue();
        return found.Groups[1].Value;
    }

    public void Dispose() => http.Dispose();

    [GeneratedRegex("name=\"form-key\" value=\"([^\"]+)\"")]
    private static partial Regex FormKey();
}

/// <summary>What came back.</summary>
internal sealed record Answer(int Status, string Body, string? Location, string Headers);
