using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Prescreen.Json;

namespace Prescreen.Fhir.Validation.Definitions;

/// <summary>Reads one ElementDefinition. <see href="https://hl7.org/fhir/R4/elementdefinition.html"/></summary>
internal static class ElementReader
{
    private const string FhirType = "http://hl7.org/fhir/StructureDefinition/structuredefinition-fhir-type";
    private const string Regex = "http://hl7.org/fhir/StructureDefinition/regex";
    private const string WidestValueSet = "http://hl7.org/fhir/StructureDefinition/elementdefinition-maxValueSet";
    private const string SystemTypes = "http://hl7.org/fhirpath/System.";

    // The validator knows these two for every element; snapshots repeat them at each.
    private static readonly string[] Universal = ["ele-1", "ext-1"];

    public static ElementNode? Read(JsonElement element) => element.Text("path") is not { } path ? null : new ElementNode(path)
    {
        SliceName = element.Text("sliceName"),
        Min = element.TryGetProperty("min"u8, out var min) && min.TryGetInt32(out var least) ? least : 0,
        Max = Max(element.Text("max")),
        IsList = Max(element.Member("base").Text("max") ?? element.Text("max")) > 1,
        IsModifier = element.Member("isModifier").ValueKind is JsonValueKind.True,
        Types = [.. element.Items("type").Select(Type).OfType<TypeRule>()],
        ContentReference = element.Text("contentReference") is { } reference ? reference[(reference.IndexOf('#', StringComparison.Ordinal) + 1)..] : null,
        MaxLength = element.TryGetProperty("maxLength"u8, out var length) && length.TryGetInt32(out var longest) ? longest : 0,
        Fixed = Value(element, "fixed"),
        Pattern = Value(element, "pattern"),
        Least = Value(element, "minValue"),
        Most = Value(element, "maxValue"),
        Binding = Binding(element),
        Slicing = Slicing(element),
        Constraints = [.. element.Items("constraint").Select(Constraint).OfType<ConstraintRule>().Where(rule => !Universal.Contains(rule.Key))],
    };

    private static int Max(string? max) => int.TryParse(max, NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? most : int.MaxValue;

    private static TypeRule? Type(JsonElement type)
    {
        if (type.Text("code") is not { Length: > 0 } code)
        {
            return null;
        }

        if (code.StartsWith(SystemTypes, StringComparison.Ordinal))
        {
            var plain = code[SystemTypes.Length..];
            code = Extension(type, FhirType).Text("valueUrl") ?? Extension(type, FhirType).Text("valueUri") ?? char.ToLowerInvariant(plain[0]) + plain[1..];
        }

        return new TypeRule(code[(code.LastIndexOf('/') + 1)..])
        {
            Profiles = Texts(type, "profile"),
            Targets = Texts(type, "targetProfile"),
            Aggregation = Texts(type, "aggregation"),
            Format = Extension(type, Regex).Text("valueString"),
        };
    }

    private static ConstraintRule? Constraint(JsonElement constraint)
        => constraint.Text("key") is not { } key ? null
            : new ConstraintRule(key, constraint.Text("severity") != "warning", constraint.Text("human") ?? key, constraint.Text("expression"));

    private static BindingRule? Binding(JsonElement element)
        => element.TryGetProperty("binding"u8, out var binding)
            ? new BindingRule(binding.Text("strength") ?? "example", binding.Text("valueSet"), Extension(binding, WidestValueSet).Text("valueCanonical"))
            : null;

    private static SlicingRule? Slicing(JsonElement element)
        => element.TryGetProperty("slicing"u8, out var slicing)
            ? new SlicingRule(
                [.. slicing.Items("discriminator").Select(one => new Discriminator(one.Text("type") ?? "value", one.Text("path") ?? "$this"))],
                slicing.TryGetProperty("ordered"u8, out var ordered) && ordered.ValueKind is JsonValueKind.True,
                slicing.Text("rules") ?? "open")
            : null;

    private static JsonElement Value(JsonElement element, string prefix)
    {
        foreach (var member in element.EnumerateObject())
        {
            if (member.Name.StartsWith(prefix, StringComparison.Ordinal) && member.Name.Length > prefix.Length && char.IsAsciiLetterUpper(member.Name[prefix.Length]))
            {
                return member.Value.Clone();
            }
        }

        return default;
    }

    private static JsonElement Extension(JsonElement element, string url) => element.Items("extension").FirstOrDefault(one => one.Text("url") == url);

    private static ImmutableArray<string> Texts(JsonElement element, string name)
        => [.. element.Items(name).Where(one => one.ValueKind is JsonValueKind.String).Select(one => one.GetString()!)];
}
