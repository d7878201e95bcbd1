using System.Text;
using System.Text.Json;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>One JSON value as its bytes; read only as far as it is asked for. <c>default</c> is an absent value.</summary>
internal readonly ref struct JsonNode(ReadOnlySpan<byte> raw, JsonTokenType kind, JsonScratch scratch)
{
    private readonly JsonScratch scratch = scratch;

    public ReadOnlySpan<byte> Raw { get; } = raw;

    public JsonTokenType Kind { get; } = kind;

    /// <summary>True where there is nothing to read; FHIR has no null but in arrays.</summary>
    public bool IsAbsent => Kind is JsonTokenType.None or JsonTokenType.Null;

    public bool IsObject => Kind is JsonTokenType.StartObject;

    public bool IsString => Kind is JsonTokenType.String;

    public bool IsTrue => Kind is JsonTokenType.True;

    /// <summary>The member of an object; absent where this is none.</summary>
    public JsonNode this[ReadOnlySpan<byte> name] => Object()[name];

    /// <summary>The members of an object; none where this is another value.</summary>
    public JsonObject Object() => IsObject ? JsonObject.Read(Raw, scratch) : default;

    /// <summary>The items of an array. A value where an array belongs counts as its only item, as some servers send it.</summary>
    public JsonItems Items() => new(Raw, Kind, scratch);

    /// <summary>The text of a string, unescaped; empty where this is another value.</summary>
    public ReadOnlySpan<byte> Utf8()
    {
        if (!IsString)
        {
            return [];
        }

        var text = Raw[1..^1];
        return text.Contains((byte)'\\') ? JsonText.Unescape(text, scratch) : text;
    }

    /// <summary>The text without blanks around it; null where this is no string or a blank one. What isn't UTF-8 is replaced.</summary>
    public string? Text()
    {
        var text = Utf8();
        var trimmed = JsonText.Trim(text);
        return trimmed.IsEmpty ? null : Encoding.UTF8.GetString(trimmed);
    }

    /// <summary>A code without blanks around it, in lower case; empty where there is none. Real servers send "entered-in-error ".</summary>
    public ReadOnlySpan<byte> Code()
    {
        var code = JsonText.Trim(Utf8());
        foreach (var value in code)
        {
            if (value is >= (byte)'A' and <= (byte)'Z')
            {
                var lower = scratch.Rent(code.Length);
                Ascii.ToLower(code, lower, out _);
                return lower;
            }
        }

        return code;
    }
}
