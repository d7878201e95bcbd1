using System.Text.Json;
using Prescreen.Fhir.Validation.Definitions;
using Prescreen.Fhir.Validation.Walking;

namespace Prescreen.Fhir.Validation.Rules;

/// <summary>Primitive values: their kind in JSON and their text. <see href="https://hl7.org/fhir/R4/datatypes.html#primitive"/></summary>
internal static class PrimitiveRules
{
    public static void Check(Walk walk, in Instance it, TypeRule type)
    {
        if (it.Value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            CheckMissing(walk, it);
            return;
        }

        if (Kind(type.Code, it.Value.ValueKind) is { } wanted)
        {
            walk.Error("structure", "type", $"{Words.Name(it.Node)} must be {wanted} in JSON ({type.Code}).", it.Value);
            return;
        }

        var isNumber = it.Value.ValueKind is JsonValueKind.Number;
        if (isNumber || it.Value.ValueKind is JsonValueKind.String)
        {
            var text = isNumber ? it.Value.GetRawText() : it.Value.GetString()!;
            var isResourceId = it.Node.Name == "id" && walk.Frames.Count > 1 && walk.Frames[^2].Resource is not null;
            if (PrimitiveFormats.Fault(walk, isResourceId ? "id" : type.Code, text, type.Format) is { } fault)
            {
                walk.Error("value", "format", fault, it.Value);
                return;
            }
        }

        ContentRules.Check(walk, it);
    }

    private static void CheckMissing(Walk walk, in Instance it)
    {
        if (it.Beside.ValueKind is not JsonValueKind.Object)
        {
            walk.Error("structure", "null", $"{Words.Name(it.Node)} is null with nothing beside it: give it a value, or an extension in _{it.Node.PlainName}.", it.Any);
        }
        else if (it.Node.Fixed.ValueKind is not JsonValueKind.Undefined || it.Node.Pattern.ValueKind is not JsonValueKind.Undefined)
        {
            ContentRules.Check(walk, it);
        }
    }

    private static string? Kind(string type, JsonValueKind kind) => type switch
    {
        "boolean" => kind is JsonValueKind.True or JsonValueKind.False ? null : "true or false without quotes",
        "integer" or "positiveInt" or "unsignedInt" or "decimal" => kind is JsonValueKind.Number ? null : "a number without quotes",
        _ => kind is JsonValueKind.String ? null : "a text in quotes",
    };
}
