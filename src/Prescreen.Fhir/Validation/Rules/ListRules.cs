using System.Globalization;
using System.Text.Json;
using Prescreen.Fhir.Validation.Definitions;
using Prescreen.Fhir.Validation.Walking;

namespace Prescreen.Fhir.Validation.Rules;

/// <summary>How often an element stands, and whether as a list. <see href="https://hl7.org/fhir/R4/elementdefinition-definitions.html#ElementDefinition.max"/></summary>
internal static class ListRules
{
    /// <summary>Checks an element of an object and each of its items.</summary>
    public static void Check(Walk walk, JsonElement holder, ElementNode node, ChildRules.Members members)
    {
        if (members.Value.ValueKind is JsonValueKind.Undefined && members.Beside.ValueKind is JsonValueKind.Undefined)
        {
            Count(walk, holder, node, 0);
            SliceRules.CheckNone(walk, holder, node);
            return;
        }

        if (!IsFormed(walk, node, members))
        {
            return;
        }

        if (!node.IsList)
        {
            Count(walk, holder, node, 1);
            CheckItems(walk, holder, node, [new Instance(members.Value, members.Beside, node, members.Type)]);
            return;
        }

        var items = Items(node, members);
        Count(walk, holder, node, items.Length);
        CheckItems(walk, holder, node, items);
    }

    private static void CheckItems(Walk walk, JsonElement holder, ElementNode node, Instance[] items)
    {
        if (node.Slicing is not null || node.Slices.Count > 0)
        {
            SliceRules.Assign(walk, holder, node, items);
        }

        for (var index = 0; index < items.Length; index++)
        {
            ElementRules.Check(walk, items[index], node.IsList ? index : -1);
        }
    }

    private static bool IsFormed(Walk walk, ElementNode node, ChildRules.Members members)
    {
        foreach (var part in (ReadOnlySpan<JsonElement>)[members.Value, members.Beside])
        {
            if (part.ValueKind is JsonValueKind.Undefined)
            {
                continue;
            }

            var wrong = (node.IsList, part.ValueKind) switch
            {
                (_, JsonValueKind.Null) => $"{node.Name} is null: leave it out instead.",
                (true, not JsonValueKind.Array) => $"{node.Name} must be a list: put [ ] around its value.",
                (true, _) when part.GetArrayLength() == 0 => $"{node.Name} is an empty list: leave it out instead.",
                (false, JsonValueKind.Array) => $"{node.Name} must be a single value: take the [ ] away.",
                _ => null,
            };
            if (wrong is not null)
            {
                walk.Error("structure", "list", wrong, part);
                return false;
            }
        }

        return true;
    }

    // A list of primitives and the list beside it go together by place, with null where one has nothing.
    private static Instance[] Items(ElementNode node, ChildRules.Members members)
    {
        var values = members.Value.ValueKind is JsonValueKind.Array ? members.Value.GetArrayLength() : 0;
        var beside = members.Beside.ValueKind is JsonValueKind.Array ? members.Beside.GetArrayLength() : 0;
        var items = new Instance[int.Max(values, beside)];
        var index = 0;
        foreach (var value in values > 0 ? members.Value.EnumerateArray() : default)
        {
            items[index++] = new Instance(value, default, node, members.Type);
        }

        while (index < items.Length)
        {
            items[index++] = new Instance(default, default, node, members.Type);
        }

        index = 0;
        foreach (var one in beside > 0 ? members.Beside.EnumerateArray() : default)
        {
            items[index] = items[index] with { Beside = one };
            index++;
        }

        return items;
    }

    private static void Count(Walk walk, JsonElement holder, ElementNode node, int count)
    {
        if (count < node.Min)
        {
            walk.Error(
                "required", "cardinality",
                count == 0
                    ? $"{Words.Name(node)} is missing: {(node.Min == 1 ? "add it" : string.Create(CultureInfo.InvariantCulture, $"add at least {node.Min}"))}."
                    : string.Create(CultureInfo.InvariantCulture, $"{Words.Name(node)} stands {count} times, at least {node.Min} are needed: add the rest."),
                holder);
        }
        else if (count > node.Max)
        {
            walk.Error(
                "structure", "cardinality",
                node.Max == 0
                    ? $"{Words.Name(node)} may not stand here: leave it out."
                    : string.Create(CultureInfo.InvariantCulture, $"{Words.Name(node)} stands {count} times, at most {node.Max} may: leave the rest out."),
                holder);
        }
    }
}
