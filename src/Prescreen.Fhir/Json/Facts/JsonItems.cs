using System.Text.Json;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>Steps through the items of a JSON array.</summary>
internal ref struct JsonItems
{
    private readonly ReadOnlySpan<byte> raw;
    private readonly JsonScratch scratch;
    private readonly JsonTokenType kind;
    private Utf8JsonReader reader;
    private bool isStarted;

    public JsonItems(ReadOnlySpan<byte> raw, JsonTokenType kind, JsonScratch scratch)
    {
        this.raw = raw;
        this.scratch = scratch;
        this.kind = kind;
        Current = default;
        if (kind is JsonTokenType.StartArray)
        {
            reader = new Utf8JsonReader(raw, new JsonReaderOptions { MaxDepth = int.MaxValue });
            reader.Read();
        }
    }

    public JsonNode Current { get; private set; }

    public readonly JsonItems GetEnumerator() => this;

    public bool MoveNext()
    {
        if (kind is not JsonTokenType.StartArray)
        {
            var isFirst = !isStarted && kind is not (JsonTokenType.None or JsonTokenType.Null);
            isStarted = true;
            Current = isFirst ? new JsonNode(raw, kind, scratch) : default;
            return isFirst;
        }

        if (!reader.Read() || reader.TokenType is JsonTokenType.EndArray)
        {
            return false;
        }

        var start = (int)reader.TokenStartIndex;
        var item = reader.TokenType;
        reader.Skip();
        Current = new JsonNode(raw[start..(int)reader.BytesConsumed], item, scratch);
        return true;
    }
}
