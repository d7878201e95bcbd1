using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Prescreen.TestServer.Search;

/// <summary>
/// Queries too long for a link, or posted so as not to stand in one: a next link carries their digest instead. Kept in memory, so such links end
/// with the server.
/// </summary>
internal sealed class LongQueries
{
    public const string Name = "_query";

    private const int LongestInLink = 1_500;

    private readonly ConcurrentDictionary<string, string> queries = new(StringComparer.Ordinal);

    /// <summary>The query as it may stand in a link.</summary>
    public string Shorten(string query)
    {
        if (query.Length <= LongestInLink)
        {
            return query;
        }

        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(query)));
        queries[digest] = query;
        return $"{Name}={digest}";
    }

    /// <summary>The pairs with a digest replaced by what it stands for.</summary>
    public Result<List<QueryPair>> Expand(List<QueryPair> pairs)
    {
        List<QueryPair> whole = [];
        foreach (var pair in pairs)
        {
            if (pair.Name != Name)
            {
                whole.Add(pair);
            }
            else if (queries.TryGetValue(pair.Value, out var query))
            {
                whole.AddRange(QueryPair.Parse(query));
            }
            else
            {
                return Refusals.BadValue(Name, "This link is from before the server started: search again.");
            }
        }

        return whole;
    }
}
