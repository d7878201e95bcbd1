using System.Text.Json;
using Prescreen.TestServer.Search;

namespace Prescreen.TestServer.Http;

/// <summary>Parameters posted to an operation, as a query. See http://hl7.org/fhir/R4/operations.html#request.</summary>
internal static class OperationInput
{
    public static string AsQuery(string query, JsonElement parameters)
    {
        List<QueryPair> pairs = QueryPair.Parse(query);
        if (parameters.ValueKind is JsonValueKind.Object && parameters.TryGetProperty("parameter"u8, out var array) && array.ValueKind is JsonValueKind.Array)
        {
            foreach (var parameter in array.EnumerateArray().Where(parameter => parameter.ValueKind is JsonValueKind.Object))
            {
                if (parameter.TryGetProperty("name"u8, out var name) && name.ValueKind is JsonValueKind.String
                    && parameter.EnumerateObject().FirstOrDefault(member => member.Name.StartsWith("value", StringComparison.Ordinal)) is { Value.ValueKind: not JsonValueKind.Undefined } value)
                {
                    pairs.Add(new QueryPair(name.GetString()!, value.Value.ToString()));
                }
            }
        }

        return QueryPair.Format(pairs);
    }
}
