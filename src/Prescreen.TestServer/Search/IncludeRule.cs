using Prescreen.TestServer.Schema;

namespace Prescreen.TestServer.Search;

/// <summary>"Observation:subject:Patient" of _include or _revinclude. See http://hl7.org/fhir/R4/search.html#revinclude.</summary>
internal sealed record IncludeRule(bool Reverse, bool Iterate, string Source, string Code)
{
    /// <summary>Keys of the references to follow: one, or all of the source type for "*".</summary>
    public required List<long> Keys { get; init; }

    /// <summary>The only type wanted at the other end; null for any.</summary>
    public string? Target { get; init; }

    public static Result<IncludeRule> Parse(SearchTable table, string type, QueryPair pair)
    {
        var reverse = pair.Name.StartsWith("_rev", StringComparison.Ordinal);
        var parts = pair.Value == "*" ? [type, "*"] : pair.Value.Split(':');
        if (parts.Length is not (2 or 3) || !table.Knows(parts[0]))
        {
            return Refusals.BadValue(pair.Name, "An include is Type:parameter or Type:parameter:Type.");
        }

        List<long> keys = [.. table.Of(parts[0]).Where(known => known.Kind is SearchKind.Reference && (parts[1] == "*" || known.Code == parts[1])).Select(known => known.Key)];
        return keys.Count == 0
            ? Refusals.UnknownParameter(parts[0], $"{pair.Name}={pair.Value}")
            : new IncludeRule(reverse, pair.Name.Contains(':', StringComparison.Ordinal), parts[0], parts[1]) { Keys = keys, Target = parts.Length == 3 ? parts[2] : null };
    }
}
