using Prescreen.TestServer.Schema;

namespace Prescreen.TestServer.Search;

/// <summary>
/// Turns one search parameter of a query into SQL: plain, with a modifier, chained ("subject:Patient.name") or reversed
/// ("_has:Observation:patient:code"). See http://hl7.org/fhir/R4/search.html.
/// </summary>
internal sealed class ClauseCompiler(SearchTable table, string baseUrl, SqlBuilder sql)
{
    public Result<RidSet> Compile(string type, QueryPair pair)
    {
        if (pair.Name.StartsWith("_has:", StringComparison.Ordinal))
        {
            return Has(type, pair);
        }

        if (pair.Value.Length == 0)
        {
            return Refusals.BadValue(pair.Name, "A search parameter has no value.");
        }

        var dot = pair.Name.IndexOf('.', StringComparison.Ordinal);
        var (code, modifier) = SplitModifier(dot < 0 ? pair.Name : pair.Name[..dot]);
        if (code is "_id" or "_lastUpdated")
        {
            return modifier.Length > 0 || dot >= 0 ? Refusals.UnknownParameter(type, pair.Name) : OnResource(type, code, pair);
        }

        if (table.Find(type, code) is not { } parameter)
        {
            return Refusals.UnknownParameter(type, pair.Name);
        }

        if (dot >= 0)
        {
            return Chain(parameter, modifier, pair.Name[(dot + 1)..], pair);
        }

        return modifier switch
        {
            "missing" => Missing(parameter, pair),
            "not" when parameter.Kind is SearchKind.Token => TokenSql.Compile(parameter.Key, pair, sql).Select(set => set with { Negated = true }),
            "identifier" when parameter.Kind is SearchKind.Reference => TokenSql.Compile(parameter.IdentifierKey, pair, sql),
            _ => Plain(parameter, modifier, pair),
        };
    }

    private Result<RidSet> Plain(SearchParameter parameter, string modifier, QueryPair pair) => parameter.Kind switch
    {
        SearchKind.Reference when modifier.Length == 0 || table.Knows(modifier) => ReferenceSql.Compile(parameter, modifier, pair, baseUrl, sql),
        SearchKind.Text when modifier is "" or "exact" or "contains" => TextSql.Compile(parameter.Key, modifier, pair, sql),
        SearchKind.Uri when modifier is "" or "below" => UriSql.Compile(parameter.Key, modifier, pair, sql),
        SearchKind.Token when modifier.Length == 0 => TokenSql.Compile(parameter.Key, pair, sql),
        SearchKind.Date when modifier.Length == 0 => DateSql.Compile($"SELECT rid FROM ix_date WHERE param = {sql.Add(parameter.Key)}", "low", "high", pair, sql),
        SearchKind.Quantity or SearchKind.Number when modifier.Length == 0 => NumberSql.Compile(parameter.Key, pair, sql),
        _ => Refusals.BadValue(pair.Name, $"The modifier ':{modifier}' isn't supported here."),
    };

    private Result<RidSet> OnResource(string type, string code, QueryPair pair)
    {
        if (code == "_lastUpdated")
        {
            // lastUpdated is told to the millisecond, so it is the interval of that millisecond.
            return DateSql.Compile($"SELECT rid FROM resources WHERE type = {sql.Add(type)}", "updated", "(updated + 9999)", pair, sql);
        }

        var references = pair.Alternatives().Select(id => sql.Add($"{type}/{QueryPair.Unescape(id)}"));
        return new RidSet($"SELECT rid FROM resources WHERE ref IN ({string.Join(", ", references)})");
    }

    private Result<RidSet> Missing(SearchParameter parameter, QueryPair pair)
    {
        if (pair.Value is not ("true" or "false"))
        {
            return Refusals.BadValue(pair.Name, ":missing takes true or false.");
        }

        var index = parameter.Kind switch
        {
            SearchKind.Token or SearchKind.Uri => "ix_token",
            SearchKind.Reference => "ix_reference",
            SearchKind.Date => "ix_date",
            SearchKind.Text => "ix_text",
            SearchKind.Quantity or SearchKind.Number => "ix_number",
            _ => throw new System.Diagnostics.UnreachableException($"No index for {parameter.Kind}."),
        };
        return new RidSet($"SELECT rid FROM {index} WHERE param = {sql.Add(parameter.Key)}", Negated: pair.Value == "true");
    }

    private Result<RidSet> Chain(SearchParameter parameter, string modifier, string rest, QueryPair pair)
    {
        if (parameter.Kind is not SearchKind.Reference)
        {
            return Refusals.BadValue(pair.Name, "Only a reference can be chained.");
        }

        var candidates = modifier.Length > 0 ? [modifier] : parameter.Targets.Length > 0 ? parameter.Targets : [.. table.Types];
        var (code, _) = SplitModifier(rest.Split('.')[0]);
        List<string> targets = [];
        foreach (var target in candidates.Where(target => table.Knows(target) && (code is "_id" or "_lastUpdated" or "_has" || table.Find(target, code) is not null)))
        {
            if (!Compile(target, new QueryPair(rest, pair.Value)).TryGet(out var inner, out var problem))
            {
                return problem;
            }

            targets.Add($"SELECT ref FROM resources WHERE +type = {sql.Add(target)} AND deleted = 0 AND {inner.Condition("rid")}");
        }

        return targets.Count == 0
            ? Refusals.UnknownParameter(parameter.Type, pair.Name)
            : new RidSet($"SELECT rid FROM ix_reference WHERE param = {sql.Add(parameter.Key)} AND target IN ({string.Join(" UNION ALL ", targets)})");
    }

    private Result<RidSet> Has(string type, QueryPair pair)
    {
        var parts = pair.Name.Split(':', 4);
        if (parts.Length < 4 || !table.Knows(parts[1]) || table.Find(parts[1], parts[2]) is not { Kind: SearchKind.Reference } parameter)
        {
            return Refusals.UnknownParameter(type, pair.Name);
        }

        if (!Compile(parts[1], new QueryPair(parts[3], pair.Value)).TryGet(out var inner, out var problem))
        {
            return problem;
        }

        return new RidSet(
            $"SELECT rid FROM resources WHERE ref IN (SELECT target FROM ix_reference WHERE param = {sql.Add(parameter.Key)} AND {inner.Condition("rid")})");
    }

    private static (string Code, string Modifier) SplitModifier(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (name, "") : (name[..colon], name[(colon + 1)..]);
    }
}
