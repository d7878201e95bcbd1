using System.Net;

namespace Prescreen.TestServer.Search;

/// <summary>One name=value of a query, decoded.</summary>
internal readonly record struct QueryPair(string Name, string Value)
{
    /// <summary>Reads "a=1&amp;b=2" (with or without a leading "?"); a name without "=" has the value "".</summary>
    public static List<QueryPair> Parse(string query)
    {
        List<QueryPair> pairs = [];
        foreach (var part in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            pairs.Add(equals < 0
                ? new QueryPair(WebUtility.UrlDecode(part), "")
                : new QueryPair(WebUtility.UrlDecode(part[..equals]), WebUtility.UrlDecode(part[(equals + 1)..])));
        }

        return pairs;
    }

    /// <summary>The pairs as a query without "?".</summary>
    public static string Format(IEnumerable<QueryPair> pairs)
        => string.Join('&', pairs.Select(pair => $"{Uri.EscapeDataString(pair.Name)}={Uri.EscapeDataString(pair.Value)}"));

    /// <summary>The value cut at its commas; "\," is a comma within.</summary>
    public List<string> Alternatives() => Cut(Value, ',');

    /// <summary>Cuts at an unescaped character, keeping escapes.</summary>
    public static List<string> Cut(string text, char at)
    {
        List<string> parts = [];
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == at)
            {
                parts.Add(text[start..i]);
                start = i + 1;
            }
        }

        parts.Add(text[start..]);
        return parts;
    }

    /// <summary>Takes the escapes away: "\," to ",", "\|" to "|", "\$" to "$", "\\" to "\".</summary>
    public static string Unescape(string text) => text.Contains('\\', StringComparison.Ordinal)
        ? text.Replace(@"\,", ",", StringComparison.Ordinal).Replace(@"\|", "|", StringComparison.Ordinal)
            .Replace(@"\$", "$", StringComparison.Ordinal).Replace(@"\\", @"\", StringComparison.Ordinal)
        : text;
}
