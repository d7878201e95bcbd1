using System.Text;
using System.Text.Json;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>
/// The members of one JSON object, found in one forward pass that skips their values; a value is read only when it is asked for. Members may stand in any
/// order. A name that stands twice is noted and its last value counts.
/// </summary>
internal readonly ref struct JsonObject
{
    private const int DeepestResource = 128;

    private readonly ReadOnlySpan<byte> json;
    private readonly JsonScratch scratch;
    private readonly int start;
    private readonly ulong names;

    private JsonObject(ReadOnlySpan<byte> json, JsonScratch scratch, int start, ulong names)
    {
        this.names = names;
        this.json = json;
        this.scratch = scratch;
        this.start = start;
        Count = scratch.Count - start;
    }

    public int Count { get; }

    /// <summary>True where the value was no object: it has no members.</summary>
    public bool IsAbsent => json.IsEmpty;

    public JsonNode this[ReadOnlySpan<byte> name]
    {
        get
        {
            // Most elements that are asked for aren't there.
            if ((names & BitOf(name)) == 0)
            {
                return default;
            }

            for (var index = start + Count - 1; index >= start; index--)
            {
                ref readonly var member = ref scratch.At(index);
                if ((member.NameLength == name.Length || member.IsNameEscaped) && Name(member).SequenceEqual(name))
                {
                    return Value(member);
                }
            }

            return default;
        }
    }

    /// <summary>Reads an object; throws <see cref="JsonException"/> where the bytes aren't one JSON value.</summary>
    public static JsonObject Read(ReadOnlySpan<byte> json, JsonScratch scratch)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = DeepestResource });
        var start = scratch.Count;
        if (!reader.Read() || reader.TokenType is not JsonTokenType.StartObject)
        {
            reader.Skip();
            return default;
        }

        var seen = 0UL;
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            var nameStart = (int)reader.TokenStartIndex + 1;
            var isEscaped = reader.ValueIsEscaped;
            reader.Read();
            var valueStart = (int)reader.TokenStartIndex;
            var kind = reader.TokenType;
            reader.Skip();
            NoteDuplicate(json, name, isEscaped, scratch, start, ref seen);
            scratch.Push(new JsonMember(nameStart, name.Length, isEscaped, valueStart, (int)reader.BytesConsumed - valueStart, kind));
        }

        // One more step finds what stands behind the object: nothing may.
        reader.Read();
        return new JsonObject(json, scratch, start, seen);
    }

    public ReadOnlySpan<byte> NameAt(int index) => Name(scratch.At(start + index));

    public JsonNode ValueAt(int index) => Value(scratch.At(start + index));

    private JsonNode Value(in JsonMember member) => new(json.Slice(member.ValueStart, member.ValueLength), member.Kind, scratch);

    private ReadOnlySpan<byte> Name(in JsonMember member)
    {
        var name = json.Slice(member.NameStart, member.NameLength);
        return member.IsNameEscaped ? JsonText.Unescape(name, scratch) : name;
    }

    private static ulong BitOf(ReadOnlySpan<byte> name)
        => name.IsEmpty ? 1 : 1UL << (((name.Length * 7) + name[0] + (name[^1] * 3) + (name[name.Length / 2] * 11)) & 63);

    private static void NoteDuplicate(ReadOnlySpan<byte> json, ReadOnlySpan<byte> name, bool isEscaped, JsonScratch scratch, int start, ref ulong seen)
    {
        name = isEscaped ? JsonText.Unescape(name, scratch) : name;
        var bit = BitOf(name);
        if ((seen & bit) != 0 && scratch.Duplicate is null)
        {
            var known = new JsonObject(json, scratch, start, seen);
            if (known[name].Kind is not JsonTokenType.None)
            {
                scratch.Duplicate = Encoding.UTF8.GetString(name);
            }
        }

        seen |= bit;
    }
}
