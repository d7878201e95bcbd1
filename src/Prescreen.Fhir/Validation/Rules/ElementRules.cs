using System.Text.Json;
using Prescreen.Fhir.Validation.Definitions;
using Prescreen.Fhir.Validation.Walking;
using Prescreen.Json;

namespace Prescreen.Fhir.Validation.Rules;

/// <summary>One element: its type, its content, its children and its invariants. <see href="https://hl7.org/fhir/R4/element.html"/></summary>
internal static class ElementRules
{
    /// <summary>Checks an element at its place in a list (-1 where there is none).</summary>
    public static void Check(Walk walk, in Instance it, int index)
    {
        walk.Enter(new Frame(it.Node, it.Type, index, null, it.Any));
        if (it.Type is { IsPrimitive: true } primitive)
        {
            PrimitiveRules.Check(walk, it, primitive);
            CheckBeside(walk, it);
            walk.Invariants.Check(walk, it.Value, it.Beside, it.Node, primitive.Code, it.Node.Constraints);
        }
        else if (it.Value.ValueKind is not JsonValueKind.Object)
        {
            walk.Error("structure", "type", $"{Words.Name(it.Node)} must be an object{(it.Type is null ? "" : $" of type {it.Type.Code}")}.", it.Any);
        }
        else if (it.Type is { } type && walk.Definitions.Type(type.Code) is { Kind: "resource" } resource)
        {
            CheckResource(walk, it, type, resource);
        }
        else
        {
            CheckObject(walk, it);
        }

        walk.Leave();
    }

    private static void CheckObject(Walk walk, in Instance it)
    {
        ContentRules.Check(walk, it);
        var structure = it.Type is null ? null : walk.Definitions.Type(it.Type.Code);
        if ((it.Node.Table ?? structure?.Root.Table) is { } table)
        {
            ChildRules.Check(walk, it.Value, table);
        }
        else
        {
            walk.Note("not-supported", "type", $"The type {it.Type?.Code} isn't known here: the element was not checked.", it.Value);
        }

        CheckAgainst(walk, it, structure);
        CheckProfiles(walk, it);
        switch (it.Type?.Code)
        {
            case "Attachment":
                AttachmentRules.Check(walk, it.Value);
                break;
            case "Coding":
                CodingRules.Check(walk, it.Value);
                break;
            case "Reference":
                ReferenceRules.Check(walk, it);
                break;
            case "Extension":
                ExtensionRules.Check(walk, it);
                break;
            case "Narrative":
                NarrativeRules.Check(walk, it.Value);
                break;
        }
    }

    // What the type says of itself, besides its children.
    private static void CheckAgainst(Walk walk, in Instance it, Structure? structure)
    {
        var (own, constraints) = (it.Node.Constraints, it.Node.Constraints);
        if (structure is not null && structure.Root.Constraints.Length > 0)
        {
            constraints = constraints.IsEmpty ? structure.Root.Constraints
                : [.. constraints, .. structure.Root.Constraints.Where(ofType => !own.Any(one => one.Key == ofType.Key))];
        }

        walk.Invariants.Check(walk, it.Value, default, it.Node, it.Type?.Code, constraints);
    }

    private static void CheckProfiles(Walk walk, in Instance it)
    {
        if (it.Type is not { Profiles.IsEmpty: false } type)
        {
            return;
        }

        var value = it.Value;
        CheckAny(walk, value, type, (at, profile) => CheckProfile(at, value, profile, type));
    }

    // One of several profiles is enough: where some aren't known here, that none of the others fits says nothing.
    private static void CheckAny(Walk walk, JsonElement value, TypeRule type, Action<Walk, Structure> check)
    {
        var known = type.Profiles.Select(walk.Definitions.Structure).OfType<Structure>().ToList();
        if (type.Profiles.Length == 1 && known is [var only])
        {
            check(walk, only);
        }
        else if (!known.Exists(profile => walk.Try(trial => check(trial, profile))))
        {
            if (known.Count == type.Profiles.Length)
            {
                walk.Error("structure", "profile", $"It conforms to none of {Words.OneOf([.. type.Profiles])}.", value);
            }
            else
            {
                walk.Note("not-supported", "profile", $"{Words.OneOf([.. type.Profiles.Where(url => !walk.Definitions.HasStructure(url))])} isn't known here: not checked.", value);
            }
        }
    }

    /// <summary>An element that isn't a resource against a profile of its type.</summary>
    public static void CheckProfile(Walk walk, JsonElement value, Structure profile, TypeRule type)
    {
        Instance it = new(value, default, profile.Root, type);
        ContentRules.Check(walk, it);
        if (profile.Root.Table is { } table && value.ValueKind is JsonValueKind.Object)
        {
            ChildRules.Check(walk, value, table);
        }

        walk.Invariants.Check(walk, value, default, profile.Root, type.Code, profile.Root.Constraints);
    }

    private static void CheckResource(Walk walk, in Instance it, TypeRule type, Structure expected)
    {
        var isContained = it.Node.Name == "contained";
        var scope = isContained ? walk.Scope.Inside(it.Value)
            : ResourceScope.Of(it.Value, walk.Invariants.Types, walk.Scope.Resource.Text("resourceType") == "Bundle" ? walk.Scope.Entries : null, walk.Frames[^2].Json.Text("fullUrl"));
        if (!walk.IsProfilePass)
        {
            ResourceRules.Check(walk, it.Value, scope);
        }

        if (it.Value.Text("resourceType") is { } actual && !TypeChain.Is(walk.Definitions, actual, expected.Type))
        {
            walk.Error("structure", "type", $"A {type.Code} must stand here, not a {Words.Short(actual)}.", it.Value);
            return;
        }

        if (!type.Profiles.IsEmpty)
        {
            var value = it.Value;
            CheckAny(walk, value, type, (at, profile) => ResourceRules.CheckProfile(at, value, profile, scope));
        }
    }

    private static void CheckBeside(Walk walk, in Instance it)
    {
        if (it.Beside.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            return;
        }

        if (it.Beside.ValueKind is not JsonValueKind.Object)
        {
            walk.Error("structure", "type", $"_{it.Node.PlainName} must be an object with an id or extensions.", it.Beside);
        }
        else if ((it.Node.Table ?? walk.Definitions.Type("Element")?.Root.Table) is { } table)
        {
            ChildRules.Check(walk, it.Beside, table);
        }
    }
}
