using System.Collections.Immutable;
using System.Text.Json;
using Prescreen.Fhir.Validation.Definitions;
using Prescreen.Fhir.Validation.Walking;
using Prescreen.Json;

namespace Prescreen.Fhir.Validation.Rules;

/// <summary>The restricted FHIRPath of a discriminator: in a definition it finds the rule, in a resource the values. <see href="https://hl7.org/fhir/R4/profiling.html#discriminator"/></summary>
internal sealed record DiscriminatorPath(ImmutableArray<string> Steps)
{
    private const string Resolve = "resolve()";

    /// <summary>True where the path ends at what a reference points to.</summary>
    public bool Resolves => Steps is [.., Resolve];

    // "code", "value.ofType(Coding).code", "extension('http://x/y').value", "$this.resolve()": dots within quotes don't part steps.
    public static DiscriminatorPath Parse(string path)
    {
        List<string> steps = [];
        var (start, depth) = (0, 0);
        for (var at = 0; at <= path.Length; at++)
        {
            if (at == path.Length || (path[at] == '.' && depth == 0))
            {
                steps.Add(path[start..at]);
                start = at + 1;
            }
            else
            {
                depth += path[at] switch { '(' => 1, ')' => -1, _ => 0 };
            }
        }

        return new DiscriminatorPath([.. steps.Where(step => step is not ("$this" or ""))]);
    }

    /// <summary>The element of the slice's definition the path leads to, through profiles of types where it must; null where there is none.</summary>
    public ElementNode? Definition(FhirDefinitions definitions, ElementNode slice)
    {
        var node = slice;
        foreach (var step in Steps)
        {
            node = step == Resolve ? Target(definitions, node)
                : step.StartsWith("ofType(", StringComparison.Ordinal) ? node
                : step.StartsWith("extension(", StringComparison.Ordinal) ? Extension(definitions, node, Argument(step))
                : Child(definitions, node, step);
            if (node is null)
            {
                return null;
            }

            if (step == Resolve && Resolves && step == Steps[^1])
            {
                return node;
            }
        }

        return node;
    }

    /// <summary>The values the path leads to from an item, each with its type where the JSON tells it.</summary>
    public IEnumerable<(JsonElement Json, string? Type)> Values(Walk walk, Instance item)
    {
        IEnumerable<(JsonElement Json, string? Type)> values = [(item.Value, item.Value.Text("resourceType") ?? item.Type?.Code)];
        foreach (var step in Steps)
        {
            values = [.. values.SelectMany(value => Step(walk, value.Json, step))];
        }

        return values.Where(value => value.Json.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null));
    }

    private static IEnumerable<(JsonElement, string?)> Step(Walk walk, JsonElement json, string step)
    {
        if (step == Resolve)
        {
            var target = Resolved(walk, json.Text("reference") ?? (json.ValueKind is JsonValueKind.String ? json.GetString() : null));
            return [(target, target.Text("resourceType"))];
        }

        if (step.StartsWith("extension(", StringComparison.Ordinal))
        {
            return json.Items("extension").Where(one => one.Text("url") == Argument(step)).Select(one => (one, (string?)"Extension"));
        }

        return step.StartsWith("ofType(", StringComparison.Ordinal) ? [(json, Argument(step))] : Members(json, step);
    }

    // "value" finds valueQuantity, too, whose name tells the type.
    private static IEnumerable<(JsonElement, string?)> Members(JsonElement json, string name)
    {
        if (json.ValueKind is not JsonValueKind.Object)
        {
            yield break;
        }

        foreach (var member in json.EnumerateObject())
        {
            var isChoice = member.Name.Length > name.Length && member.Name.StartsWith(name, StringComparison.Ordinal) && char.IsAsciiLetterUpper(member.Name[name.Length]);
            if (member.Name != name && !isChoice)
            {
                continue;
            }

            foreach (var one in member.Value.ValueKind is JsonValueKind.Array ? member.Value.EnumerateArray().AsEnumerable() : [member.Value])
            {
                yield return (one, isChoice ? TypeName(member.Name[name.Length..]) : one.Text("resourceType"));
            }
        }
    }

    private static string TypeName(string ending)
        => ending is "Boolean" or "String" or "Integer" or "Decimal" or "Code" or "Date" or "DateTime" or "Time" or "Instant" or "Uri" or "Url" or "Canonical" or "Id" or "Oid" or "Uuid"
            or "Markdown" or "Base64Binary" or "PositiveInt" or "UnsignedInt"
            ? char.ToLowerInvariant(ending[0]) + ending[1..] : ending;

    private static JsonElement Resolved(Walk walk, string? reference)
        => reference is null ? default
            : reference.StartsWith('#') ? walk.Scope.Contained.GetValueOrDefault(reference[1..])
            : walk.Scope.Bundle?.Find(reference, walk.Scope.FullUrl) ?? walk.Scope.Entries.Find(reference, null);

    private static ElementNode? Child(FhirDefinitions definitions, ElementNode node, string name)
        => node.Child(name)
            ?? node.Types.SelectMany(type => type.Profiles.Append("http://hl7.org/fhir/StructureDefinition/" + type.Code))
                .Select(url => definitions.Structure(url)?.Root.Child(name)).FirstOrDefault(child => child is not null);

    private static ElementNode? Target(FhirDefinitions definitions, ElementNode node)
        => node.Types.SelectMany(type => type.Targets).Select(url => definitions.Structure(url)?.Root).FirstOrDefault(root => root is not null) is null ? null : Pointing(definitions, node);

    // What a reference resolves to has the rules of its targets: one root with the type that each target has.
    private static ElementNode Pointing(FhirDefinitions definitions, ElementNode node)
    {
        var roots = node.Types.SelectMany(type => type.Targets).Select(definitions.Structure).OfType<Structure>().ToList();
        ElementNode target = new(roots[0].Root.Path)
        {
            Types = [.. roots.Select(root => new TypeRule(root.Type) { Profiles = [root.Url], Targets = [root.Url] })],
            Min = 1,
        };
        target.Children.AddRange(roots.Count == 1 ? roots[0].Root.Children : []);
        return target;
    }

    private static ElementNode? Extension(FhirDefinitions definitions, ElementNode node, string url)
        => node.Child("extension")?.Slices.Find(slice => slice.Types is [{ Profiles: [var profile] }] && profile.StartsWith(url, StringComparison.Ordinal)) ?? definitions.Structure(url)?.Root;

    private static string Argument(string step) => step[(step.IndexOf('(', StringComparison.Ordinal) + 1)..^1].Trim('\'', '"');
}
