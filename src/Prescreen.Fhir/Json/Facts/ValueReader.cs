using System.Text.Json;
using Prescreen.Facts;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>Observation.value[x] and QuestionnaireResponse answers. https://hl7.org/fhir/R4/observation-definitions.html#Observation.value_x_</summary>
internal static class ValueReader
{
    private static readonly ResultValue Yes = new() { Kind = ValueKind.Boolean, IsTrue = true, Text = "true" };
    private static readonly ResultValue No = new() { Kind = ValueKind.Boolean, IsTrue = false, Text = "false" };

    public static ResultValue Read(JsonObject holder, ResourceContext context)
    {
        for (var index = 0; index < holder.Count; index++)
        {
            var name = holder.NameAt(index);
            if (name.StartsWith("value"u8) && name.Length > 5 && !holder.ValueAt(index).IsAbsent)
            {
                return Read(name[5..], holder.ValueAt(index), context);
            }
        }

        return ResultValue.None;
    }

    public static ResultValue OfText(JsonNode node, ResourceContext context)
    {
        if (context.Coded.Text(node) is not { } text)
        {
            return ResultValue.None;
        }

        return QuantityReader.OfText(text, context)
            ?? new ResultValue { Kind = ValueKind.Text, Text = text, TextConcepts = context.Coded.OfText(node.Utf8()) };
    }

    private static ResultValue Read(ReadOnlySpan<byte> type, JsonNode node, ResourceContext context) => type switch
    {
        _ when type.SequenceEqual("Quantity"u8) => QuantityReader.Quantity(node, "valueQuantity", context),
        _ when type.SequenceEqual("CodeableConcept"u8) || type.SequenceEqual("Coding"u8) => Coded(node, context),
        _ when type.SequenceEqual("String"u8) || type.SequenceEqual("Code"u8) || type.SequenceEqual("Markdown"u8) => OfText(node, context),
        _ when type.SequenceEqual("Boolean"u8) => Boolean(node, context),
        _ when type.SequenceEqual("Integer"u8) || type.SequenceEqual("Decimal"u8) => Number(node, type, context),
        _ when type.SequenceEqual("Range"u8) => QuantityReader.Range(node, "valueRange", context),
        _ when type.SequenceEqual("Ratio"u8) => QuantityReader.Ratio(node, "valueRatio", context),
        _ => Other(node, context),
    };

    private static ResultValue Coded(JsonNode node, ResourceContext context)
    {
        var element = context.Coded.Read(node);
        if (element.Label is null)
        {
            return ResultValue.None;
        }

        // Words of an answer without any code are a valueString in other clothes.
        return (element.Code is null ? QuantityReader.OfText(element.Label, context) : null) ?? new ResultValue
        {
            Kind = ValueKind.Coded,
            Coded = element.Concepts,
            TextConcepts = element.TextConcepts,
            Text = element.Label,
            Code = element.Code,
            Mapping = element.Mapping,
        };
    }

    private static ResultValue Boolean(JsonNode node, ResourceContext context) => node.IsTrue ? Yes : node.Kind is JsonTokenType.False ? No : Wrong(node, "valueBoolean", context);

    private static ResultValue Number(JsonNode node, ReadOnlySpan<byte> type, ResourceContext context)
        => NumberReader.TryRead(node, out var value)
            ? new ResultValue { Kind = ValueKind.Quantity, Low = value, High = value }
            : Wrong(node, type.SequenceEqual("Integer"u8) ? "valueInteger" : "valueDecimal", context);

    private static ResultValue Wrong(JsonNode node, string path, ResourceContext context)
    {
        context.Report(FactProblems.Number(), path);
        return QuantityReader.Unread(node, context);
    }

    // SampledData, Period, Attachment, times: there is a value, and no criterion can read it.
    private static ResultValue Other(JsonNode node, ResourceContext context)
        => node.IsString && context.Coded.Text(node) is { } text ? new ResultValue { Kind = ValueKind.Text, Text = text } : QuantityReader.Unread(node, context);
}
