using System.Text.Json;

namespace Prescreen.Fhir.FhirPath.Values;

/// <summary>The System value an element stands for, by its FHIR type. https://hl7.org/fhir/R4/fhirpath.html#types</summary>
internal static class NodeValue
{
    private const string UcumSystem = "http://unitsofmeasure.org";

    internal static FhirPathValue? Read(FhirPathNode node) => node.Json.ValueKind switch
    {
        JsonValueKind.True => FhirPathBoolean.True,
        JsonValueKind.False => FhirPathBoolean.False,
        JsonValueKind.Number => Number(node),
        JsonValueKind.String => Word(node),
        JsonValueKind.Object when node.IsOf("Quantity") => Quantity(node.Json),
        JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => null,
    };

    private static FhirPathValue? Number(FhirPathNode node)
        => node.Type.Name is not "decimal" && node.Json.TryGetInt64(out var whole) ? new FhirPathInteger(whole)
            : node.Json.TryGetDecimal(out var number) ? new FhirPathDecimal(number)
            : null;

    private static FhirPathValue Word(FhirPathNode node)
    {
        var text = node.Json.GetString()!;
        MomentKind? kind = node.Type.Name switch
        {
            "date" => MomentKind.Date,
            "dateTime" or "instant" => MomentKind.DateTime,
            "time" => MomentKind.Time,
            _ => null,
        };
        return kind is { } moment && MomentText.Read(text, moment) is { } read ? read : new FhirPathString(text);
    }

    // A comparator makes it a range, which no System.Quantity is.
    private static FhirPathQuantity? Quantity(JsonElement json)
    {
        if (!json.TryGetProperty("value"u8, out var number) || number.ValueKind is not JsonValueKind.Number || !number.TryGetDecimal(out var value)
            || json.TryGetProperty("comparator"u8, out _))
        {
            return null;
        }

        var (system, code, unit) = (Text(json, "system"u8), Text(json, "code"u8), Text(json, "unit"u8));
        return system == UcumSystem && code is not null ? new FhirPathQuantity(value, code, QuantityScale.Ucum)
            : (code ?? unit) is not { } word ? new FhirPathQuantity(value, "1", QuantityScale.Ucum)
            : new FhirPathQuantity(value, system is null || code is null ? word : $"{system}|{code}", QuantityScale.Other);
    }

    private static string? Text(JsonElement json, ReadOnlySpan<byte> name)
        => json.TryGetProperty(name, out var found) && found.ValueKind is JsonValueKind.String ? found.GetString() : null;
}
