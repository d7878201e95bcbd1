using System.Text.Json;

namespace Prescreen.Fhir.Validation.Rules;

/// <summary>Values against fixed values and patterns. <see href="https://hl7.org/fhir/R4/elementdefinition-definitions.html#ElementDefinition.pattern_x_"/></summary>
internal static class JsonMatch
{
    private const int Longest = 160;

    /// <summary>True where both are the same, decimals in the same precision.</summary>
    public static bool IsSame(JsonElement one, JsonElement other)
    {
        if (one.ValueKind != other.ValueKind)
        {
            return false;
        }

        switch (one.ValueKind)
        {
            case JsonValueKind.Object:
                return one.EnumerateObject().Count() == other.EnumerateObject().Count()
                    && one.EnumerateObject().All(member => other.TryGetProperty(member.Name, out var own) && IsSame(member.Value, own));
            case JsonValueKind.Array:
                return one.GetArrayLength() == other.GetArrayLength() && one.EnumerateArray().Zip(other.EnumerateArray()).All(pair => IsSame(pair.First, pair.Second));
            case JsonValueKind.String:
                return one.ValueEquals(other.GetString());
            case JsonValueKind.Number:
                return one.GetRawText() == other.GetRawText();
            default:
                return true;
        }
    }

    /// <summary>True where the value has all that the pattern has; of a list, each item of the pattern in some item.</summary>
    public static bool Holds(JsonElement pattern, JsonElement value) => (pattern.ValueKind, value.ValueKind) switch
    {
        (JsonValueKind.Object, JsonValueKind.Object) => pattern.EnumerateObject().All(member => value.TryGetProperty(member.Name, out var own) && Holds(member.Value, own)),
        (JsonValueKind.Array, JsonValueKind.Array) => pattern.EnumerateArray().All(item => value.EnumerateArray().Any(own => Holds(item, own))),
        (JsonValueKind.Number, JsonValueKind.Number) => pattern.TryGetDecimal(out var wanted) && value.TryGetDecimal(out var own) && wanted == own,
        _ => IsSame(pattern, value),
    };

    /// <summary>A value of a definition in a sentence.</summary>
    public static string Say(JsonElement value)
    {
        var text = value.ValueKind is JsonValueKind.String ? $"'{value.GetString()}'" : value.GetRawText();
        return text.Length <= Longest ? text : text[..Longest] + "…";
    }
}
