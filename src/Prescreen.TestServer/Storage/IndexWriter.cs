using System.Text.Json;
using Prescreen.TestServer.Schema;
using Prescreen.TestServer.Search;

namespace Prescreen.TestServer.Storage;

/// <summary>Keeps the index tables true to the newest version of each resource.</summary>
internal sealed class IndexWriter(Statements statements, SearchTable table)
{
    /// <summary>Indexes a resource anew.</summary>
    public void Replace(long rid, string type, JsonElement resource, bool isNew)
    {
        if (!isNew)
        {
            Remove(rid);
        }

        foreach (var parameter in table.Of(type))
        {
            foreach (var path in parameter.Paths)
            {
                foreach (var element in ElementFinder.Find(resource, path))
                {
                    Add(rid, parameter, path, element);
                }
            }
        }
    }

    /// <summary>Takes a resource out of every index.</summary>
    public void Remove(long rid)
    {
        foreach (var index in Tables.Indexes)
        {
            statements.Run($"DELETE FROM {index} WHERE rid = $1", rid);
        }
    }

    private void Add(long rid, SearchParameter parameter, ElementPath path, JsonElement element)
    {
        switch (parameter.Kind)
        {
            case SearchKind.Token:
                AddTokens(rid, parameter.Key, element);
                break;
            case SearchKind.Uri:
                AddToken(rid, parameter.Key, new TokenValue("", element.ValueKind is JsonValueKind.String ? element.GetString()! : ""));
                break;
            case SearchKind.Reference:
                AddReference(rid, parameter, path, element);
                break;
            case SearchKind.Date:
                if (ElementValues.Date(element) is { } interval)
                {
                    statements.Run("INSERT OR IGNORE INTO ix_date (param, low, high, rid) VALUES ($1, $2, $3, $4)", parameter.Key, interval.Low, interval.High, rid);
                }

                break;
            case SearchKind.Text:
                foreach (var text in ElementValues.Texts(element))
                {
                    statements.Run("INSERT OR IGNORE INTO ix_text (param, folded, exact, rid) VALUES ($1, $2, $3, $4)", parameter.Key, TextFold.Fold(text), text, rid);
                }

                break;
            case SearchKind.Quantity:
            case SearchKind.Number:
                AddNumber(rid, parameter.Key, element);
                break;
            default:
                throw new System.Diagnostics.UnreachableException($"No index for {parameter.Kind}.");
        }
    }

    private void AddTokens(long rid, long key, JsonElement element)
    {
        foreach (var token in ElementValues.Tokens(element))
        {
            AddToken(rid, key, token);
        }
    }

    private void AddToken(long rid, long key, TokenValue token)
        => statements.Run("INSERT OR IGNORE INTO ix_token (param, value, system, rid) VALUES ($1, $2, $3, $4)", key, token.Value, token.System, rid);

    private void AddReference(long rid, SearchParameter parameter, ElementPath path, JsonElement element)
    {
        if (ElementValues.Reference(element) is { } target && (path.OnlyType is null || target.StartsWith(path.OnlyType + "/", StringComparison.Ordinal)))
        {
            statements.Run("INSERT OR IGNORE INTO ix_reference (param, target, rid) VALUES ($1, $2, $3)", parameter.Key, target, rid);
        }

        if (element.ValueKind is JsonValueKind.Object && element.TryGetProperty("identifier", out var identifier))
        {
            AddTokens(rid, parameter.IdentifierKey, identifier);
        }
    }

    private void AddNumber(long rid, long key, JsonElement element)
    {
        if (ElementValues.Number(element) is { } number)
        {
            statements.Run(
                "INSERT OR IGNORE INTO ix_number (param, value, system, code, unit, rid) VALUES ($1, $2, $3, $4, $5, $6)",
                key, number.Value, number.System, number.Code, number.Unit, rid);
        }
    }
}
