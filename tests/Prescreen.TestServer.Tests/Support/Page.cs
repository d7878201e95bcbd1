using System.Text.RegularExpressions;

namespace Prescreen.TestServer.Tests.Support;

/// <summary>What a browser got.</summary>
public sealed record Page(int Status, string Body, Uri? Location, IReadOnlyDictionary<string, string> Headers)
{
    public static async Task<Page> OfAsync(HttpResponseMessage response)
    {
        using (response)
        {
            return new Page(
                (int)response.StatusCode,
                await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
                response.Headers.Location,
                response.Headers.Concat(response.Content.Headers).ToDictionary(one => one.Key, one => string.Join(", ", one.Value), StringComparer.OrdinalIgnoreCase));
        }
    }

    public string Header(string name) => Headers.GetValueOrDefault(name, "");

    /// <summary>A parameter of the address redirected to, or null.</summary>
    public string? Sent(string name)
        => Regex.Match(Location!.OriginalString, $"[?&]{name}=([^&]*)") is { Success: true } match ? Uri.UnescapeDataString(match.Groups[1].Value) : null;
}
