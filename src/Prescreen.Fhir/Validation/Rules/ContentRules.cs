using System.Globalization;
using System.Text.Json;
using Prescreen.Fhir.Validation.Walking;

namespace Prescreen.Fhir.Validation.Rules;

/// <summary>Fixed values, patterns, bindings and limits. <see href="https://hl7.org/fhir/R4/elementdefinition.html"/></summary>
internal static class ContentRules
{
    public static void Check(Walk walk, in Instance it)
    {
        var node = it.Node;
        if (node.Fixed.ValueKind is not JsonValueKind.Undefined && !JsonMatch.IsSame(node.Fixed, it.Value))
        {
            walk.Error("value", "fixed", $"{Words.Name(node)} must be exactly {JsonMatch.Say(node.Fixed)}.", it.Any);
        }

        if (node.Pattern.ValueKind is not JsonValueKind.Undefined && !JsonMatch.Holds(node.Pattern, it.Value))
        {
            walk.Error("value", "pattern", $"{Words.Name(node)} must hold at least {JsonMatch.Say(node.Pattern)}.", it.Any);
        }

        if (node.Binding is { } binding)
        {
            BindingRules.Check(walk, it, binding);
        }

        if (node.MaxLength > 0 && it.Value.ValueKind is JsonValueKind.String && it.Value.GetString()!.EnumerateRunes().Count() > node.MaxLength)
        {
            walk.Error("too-long", "max-length", string.Create(CultureInfo.InvariantCulture, $"The text may have {node.MaxLength} characters at most: shorten it."), it.Value);
        }

        if (Compare(it.Value, node.Least) < 0)
        {
            walk.Error("value", "min-value", $"The value must be {JsonMatch.Say(node.Least)} or more.", it.Value);
        }

        if (Compare(it.Value, node.Most) > 0)
        {
            walk.Error("value", "max-value", $"The value must be {JsonMatch.Say(node.Most)} or less.", it.Value);
        }
    }

    // Numbers, and dates and times written in the same precision; 0 where two can't be compared.
    private static int Compare(JsonElement value, JsonElement limit) => (value.ValueKind, limit.ValueKind) switch
    {
        (JsonValueKind.Number, JsonValueKind.Number) when value.TryGetDecimal(out var own) && limit.TryGetDecimal(out var bound) => own.CompareTo(bound),
        (JsonValueKind.String, JsonValueKind.String) when value.GetString() is { } own && limit.GetString() is { } bound && own.Length == bound.Length
            => string.CompareOrdinal(own, bound),
        _ => 0,
    };
}
