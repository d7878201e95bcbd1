namespace Prescreen.TestServer.Auth;

/// <summary>Adds parameters to a URL that may have some.</summary>
internal static class UrlQuery
{
    public static string Add(string url, params IEnumerable<(string Name, string Value)> parameters)
        => url + (url.Contains('?', StringComparison.Ordinal) ? "&" : "?")
            + string.Join('&', parameters.Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value)}"));
}
