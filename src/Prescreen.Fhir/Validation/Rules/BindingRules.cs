using System.Text.Json;
using Prescreen.Fhir.Validation.Definitions;
using Prescreen.Fhir.Validation.Terminology;
using Prescreen.Fhir.Validation.Walking;
using Prescreen.Json;

namespace Prescreen.Fhir.Validation.Rules;

/// <summary>Codes against value sets. A set that isn't known here is said to be unchecked, never held against the resource. <see href="https://hl7.org/fhir/R4/terminologies.html"/></summary>
internal static class BindingRules
{
    private const int CodesToShow = 12;

    public static void Check(Walk walk, in Instance it, BindingRule binding)
    {
        if (binding is { Strength: "required" or "extensible", ValueSet: { } url })
        {
            Check(walk, it, url, binding.Strength == "required");
        }
        else if (binding.Widest is { } widest)
        {
            Check(walk, it, widest, isRequired: true);
        }
    }

    /// <summary>Whether any code of an element is in a set; null where that can't be told.</summary>
    public static bool IsIn(CodeSet set, JsonElement value)
        => value.ValueKind is JsonValueKind.String ? set.Has(value.GetString()!) : Codings(value).Any(coding => IsIn(set, coding.Text("system"), coding.Text("code")));

    private static void Check(Walk walk, in Instance it, string url, bool isRequired)
    {
        if (walk.Definitions.ValueSet(url) is not { IsKnown: true } set)
        {
            walk.Note("not-supported", "binding", $"The codes of {url} aren't known here: the binding was not checked.", it.Value);
            return;
        }

        if (IsIn(set, it.Value))
        {
            return;
        }

        var hasCode = it.Value.ValueKind is JsonValueKind.String || Codings(it.Value).Any(coding => coding.Text("code") is not null);
        var told = hasCode ? $"{Said(it.Value)} isn't among the codes of {Words.Tail(url)} ({url})" : $"There is no code of {Words.Tail(url)} ({url})";
        if (isRequired)
        {
            walk.Error("code-invalid", "binding", $"{told}: use one of {set.Some(CodesToShow)}.", it.Value);
        }
        else
        {
            walk.Warn("code-invalid", "binding", $"{told}: use one of them where one fits ({set.Some(CodesToShow)}).", it.Value);
        }
    }

    private static bool IsIn(CodeSet set, string? system, string? code) => code is not null && (system is null ? set.Has("", code) : set.Has(system, code));

    // A Coding or Quantity is its own coding; a CodeableConcept has a list.
    private static IEnumerable<JsonElement> Codings(JsonElement value)
        => value.Member("coding").ValueKind is JsonValueKind.Array ? value.Items("coding") : value.ValueKind is JsonValueKind.Object ? [value] : [];

    private static string Said(JsonElement value)
        => value.ValueKind is JsonValueKind.String ? $"'{Words.Short(value.GetString()!)}'"
            : string.Join(" and ", Codings(value).Where(one => one.Text("code") is not null).Select(one => $"'{Words.Short(one.Text("code")!)}' of {Words.Short(one.Text("system") ?? "no system")}"));
}
