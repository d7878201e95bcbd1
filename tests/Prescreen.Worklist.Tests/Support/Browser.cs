using System.Net;
using System.Text.RegularExpressions;

namespace Prescreen.Worklist.Tests.Support;

/// <summary>A browser with cookies of its own, which follows redirects only when it is told to, over whatever servers they lead to.</summary>
internal sealed partial class Browser : IDisposable
{
    private readonly HttpClient client;

    public Browser(Uri home)
    {
        client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = home };
    }

    public CookieContainer Cookies { get; } = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public Task<HttpResponseMessage> GetAsync(string address) => client.GetAsync(address, Ct);

    /// <summary>Follows redirects until there is a page; gives it and where it was.</summary>
    public async Task<(HttpResponseMessage Page, Uri Address)> FollowAsync(string address)
    {
        var at = new Uri(client.BaseAddress!, address);
        for (var step = 0; step < 10; step++)
        {
            var response = await client.GetAsync(at, Ct);
            if (response.Headers.Location is not { } next)
            {
                return (response, at);
            }

            response.Dispose();
            at = new Uri(at, next);
        }

        throw new InvalidOperationException($"Ten redirects lead to {at}.");
    }

    public async Task<string> TextAsync(string address)
    {
        using var response = (await FollowAsync(address)).Page;
        return await response.Content.ReadAsStringAsync(Ct);
    }

    /// <summary>Sends a form as one of our own pages would, with the token of a page.</summary>
    public async Task<HttpResponseMessage> PostAsync(string address, string? token, params (string Name, string Value)[] fields)
        => await PostAsync(address, token, "same-origin", fields);

    public async Task<HttpResponseMessage> PostAsync(string address, string? token, string site, params (string Name, string Value)[] fields)
    {
        Dictionary<string, string> form = fields.ToDictionary(field => field.Name, field => field.Value);
        if (token is not null)
        {
            form["form-key"] = token;
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(form) };
        request.Headers.Add("Sec-Fetch-Site", site);
        return await client.SendAsync(request, Ct);
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => client.SendAsync(request, Ct);

    /// <summary>The anti-forgery token on a page.</summary>
    public async Task<string> TokenAsync(string address) => FormKey().Match(await TextAsync(address)).Groups[1].Value;

    public void Dispose() => client.Dispose();

    [GeneratedRegex("name=\"form-key\" value=\"([^\"]+)\"")]
    private static partial Regex FormKey();
}
