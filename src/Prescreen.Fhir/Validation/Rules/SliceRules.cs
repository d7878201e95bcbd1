using System.Globalization;
using System.Text.Json;
using Prescreen.Fhir.Validation.Definitions;
using Prescreen.Fhir.Validation.Walking;

namespace Prescreen.Fhir.Validation.Rules;

/// <summary>Which slice each item of a list belongs to, and whether there are as many as there must be. <see href="https://hl7.org/fhir/R4/profiling.html#slicing"/></summary>
internal static class SliceRules
{
    /// <summary>Slices that must be there, where the list itself isn't.</summary>
    public static void CheckNone(Walk walk, JsonElement holder, ElementNode node)
    {
        foreach (var slice in node.Slices.Where(slice => slice.Min > 0 && node.Min == 0))
        {
            Count(walk, holder, slice, 0);
        }
    }

    /// <summary>Puts each item under the rules of its slice.</summary>
    public static void Assign(Walk walk, JsonElement holder, ElementNode node, Instance[] items)
    {
        var counts = new int[node.Slices.Count];
        var (last, isPastSlices) = (0, false);
        for (var index = 0; index < items.Length; index++)
        {
            var at = Find(walk, node, items[index]);
            if (at < 0)
            {
                isPastSlices = true;
                if (node.Slicing?.Rules == "closed")
                {
                    var names = Words.OneOf([.. node.Slices.Select(slice => slice.SliceName ?? slice.Name)]);
                    Error(walk, node, items[index], index, "slice-closed", $"This item is none of {names}: take it out, or make it one of them.");
                }

                continue;
            }

            counts[at]++;
            if (node.Slicing is { } slicing && ((slicing.IsOrdered && at < last) || (slicing.Rules == "openAtEnd" && isPastSlices)))
            {
                Error(walk, node, items[index], index, "slice-order", $"{Words.Name(node.Slices[at])} stands too late: put the slices of {node.Name} first, in the order of the profile.");
            }

            last = int.Max(last, at);
            items[index] = Under(walk, node.Slices[at], items[index]);
        }

        for (var at = 0; at < counts.Length; at++)
        {
            Count(walk, holder, node.Slices[at], counts[at]);
        }
    }

    // A slice has the types its element was narrowed to; an item of another one keeps its own, and is told so elsewhere.
    private static Instance Under(Walk walk, ElementNode slice, Instance item)
    {
        var again = slice.Slices.FindIndex(inner => SliceMatch.Is(walk, slice.Slicing ?? slice.Whole?.Slicing, inner, item));
        var node = again < 0 ? slice : slice.Slices[again];
        return item with { Node = node, Type = node.Types.FirstOrDefault(type => type.Code == item.Type?.Code) ?? item.Type };
    }

    private static int Find(Walk walk, ElementNode node, Instance item) => node.Slices.FindIndex(slice => SliceMatch.Is(walk, node.Slicing, slice, item));

    private static void Error(Walk walk, ElementNode node, Instance item, int index, string rule, string text)
    {
        walk.Enter(new Frame(node, item.Type, node.IsList ? index : -1, null, item.Any));
        walk.Error("structure", rule, text, item.Any);
        walk.Leave();
    }

    private static void Count(Walk walk, JsonElement holder, ElementNode slice, int count)
    {
        if (count < slice.Min)
        {
            walk.Error("required", "slice-cardinality", string.Create(CultureInfo.InvariantCulture, $"{Words.Name(slice)} stands {count} times, at least {slice.Min} {(slice.Min == 1 ? "is" : "are")} needed: add the rest."), holder);
        }
        else if (count > slice.Max)
        {
            walk.Error("structure", "slice-cardinality", string.Create(CultureInfo.InvariantCulture, $"{Words.Name(slice)} stands {count} times, at most {slice.Max} may: leave the rest out."), holder);
        }
    }
}
