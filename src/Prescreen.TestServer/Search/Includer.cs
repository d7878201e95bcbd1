using Prescreen.TestServer.Storage;

namespace Prescreen.TestServer.Search;

/// <summary>Finds what _include and _revinclude add to a page of matches.</summary>
internal static class Includer
{
    // An iterated include could walk the whole graph; a page stops here.
    private const int MostRounds = 5;

    public static List<StoredResource> Find(Statements statements, List<IncludeRule> rules, List<StoredResource> matches)
    {
        Dictionary<long, StoredResource> found = [];
        var seen = matches.Select(match => match.Rid).ToHashSet();
        var from = matches;
        for (var round = 0; round < MostRounds && from.Count > 0; round++)
        {
            List<StoredResource> added = [];
            foreach (var rule in rules.Where(rule => round == 0 || rule.Iterate))
            {
                added.AddRange(Follow(statements, rule, from).Where(resource => seen.Add(resource.Rid)));
            }

            foreach (var resource in added)
            {
                found[resource.Rid] = resource;
            }

            from = added;
        }

        return [.. found.Values];
    }

    private static List<StoredResource> Follow(Statements statements, IncludeRule rule, List<StoredResource> from)
    {
        SqlBuilder sql = new();
        var keys = string.Join(", ", rule.Keys.Select(key => sql.Add(key)));
        var sources = from.Where(resource => rule.Reverse || resource.Type == rule.Source).ToList();
        if (sources.Count == 0)
        {
            return [];
        }

        var condition = rule.Reverse
            ? $"r.rid IN (SELECT rid FROM ix_reference WHERE param IN ({keys}) AND target IN ({string.Join(", ", sources.Select(source => sql.Add(source.Reference)))}))"
            : $"r.ref IN (SELECT target FROM ix_reference WHERE param IN ({keys}) AND rid IN ({string.Join(", ", sources.Select(source => sql.Add(source.Rid)))}))";
        var only = rule.Target is null || rule.Reverse ? "" : $" AND +r.type = {sql.Add(rule.Target)}";
        return statements.Rows(
            $"SELECT {StoredResource.Columns} FROM resources r JOIN versions v ON v.seq = r.seq WHERE r.deleted = 0 AND {condition}{only} ORDER BY r.rid",
            StoredResource.Read, sql.Values);
    }
}
