using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Prescreen.TestServer.Search;

/// <summary>Where a page ended: the sort keys and row id of its last match, so that a page stays right while others write. Opaque to clients.</summary>
internal sealed record Cursor(IReadOnlyList<object> Keys, long Rid)
{
    public string Format()
    {
        JsonArray array = [.. Keys.Select(key => key switch
        {
            long number => (JsonNode)number,
            double number => (JsonNode)number,
            _ => (JsonNode)(string)key,
        })];
        array.Add(Rid);
        return Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(array.ToJsonString()));
    }

    /// <summary>Reads what <see cref="Format"/> wrote; null where it didn't.</summary>
    public static Cursor? Parse(string text, int keys)
    {
        if (!Base64Url.IsValid(text))
        {
            return null;
        }

        try
        {
            using var parsed = JsonDocument.Parse(Base64Url.DecodeFromChars(text));
            if (parsed.RootElement.ValueKind is not JsonValueKind.Array || parsed.RootElement.GetArrayLength() != keys + 1)
            {
                return null;
            }

            List<object> values = [.. parsed.RootElement.EnumerateArray().Select(Value)];
            return values[^1] is long rid ? new Cursor(values[..^1], rid) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static object Value(JsonElement element)
    {
        if (element.ValueKind is not JsonValueKind.Number)
        {
            return element.ToString();
        }

        return element.TryGetInt64(out var whole) ? (object)whole : element.GetDouble();
    }
}
