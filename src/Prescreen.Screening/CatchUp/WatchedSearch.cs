using System.Globalization;

namespace Prescreen.Screening.CatchUp;

/// <summary>One search that is followed by time: its name ("Observation-1") and its criteria ("Observation?code=…").</summary>
public sealed record WatchedSearch(string Name, string Criteria)
{
    private const int PageSize = 500;

    /// <summary>The resource type.</summary>
    public string Type => Criteria.Split('?')[0];

    /// <summary>The search from an instant on (inclusive); null for everything there is.</summary>
    public string QuerySince(DateTimeOffset? since)
    {
        var start = Criteria.EndsWith('?') ? Criteria : Criteria + "&";
        var bound = since is { } instant ? string.Create(CultureInfo.InvariantCulture, $"_lastUpdated=ge{instant.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}&") : "";
        return $"{start}{bound}_count={PageSize}";
    }
}
