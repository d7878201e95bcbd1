using System.Collections.Immutable;
using System.Text.Json;
using Prescreen.Json;

namespace Prescreen.Fhir.Validation.Definitions;

/// <summary>Reads a StructureDefinition's snapshot into a tree. <see href="https://hl7.org/fhir/R4/structuredefinition.html"/></summary>
internal static class StructureReader
{
    /// <summary>The structure, or null where it has no snapshot to validate with.</summary>
    public static Structure? Read(JsonElement resource)
    {
        if (resource.Text("url") is not { } url || resource.Text("type") is not { } type
            || !resource.TryGetProperty("snapshot"u8, out var snapshot) || snapshot.Items("element").ToList() is not { Count: > 0 } elements
            || Tree(elements) is not { } root)
        {
            return null;
        }

        return new Structure(url, type[(type.LastIndexOf('/') + 1)..], resource.Text("kind") ?? "complex-type", root)
        {
            Base = resource.Text("baseDefinition"),
            IsAbstract = resource.TryGetProperty("abstract"u8, out var isAbstract) && isAbstract.ValueKind is JsonValueKind.True,
            IsProfile = resource.Text("derivation") == "constraint",
            Contexts = [.. resource.Items("context").Select(one => new ExtensionContext(one.Text("type") ?? "element", one.Text("expression") ?? ""))],
        };
    }

    // Elements stand in order, a slice after what it slices and before its own children: so the newest element of a path is the parent.
    private static ElementNode? Tree(List<JsonElement> elements)
    {
        Dictionary<string, ElementNode> newest = [];
        Dictionary<string, ElementNode> named = [];
        ElementNode? root = null;
        foreach (var element in elements)
        {
            if (ElementReader.Read(element) is not { } node)
            {
                continue;
            }

            newest[node.Path] = node;
            named.TryAdd(element.Text("id") ?? node.Path, node);
            named.TryAdd(node.Path, node);
            var dot = node.Path.LastIndexOf('.');
            if (dot < 0)
            {
                root ??= node;
            }
            else if (newest.TryGetValue(node.Path[..dot], out var parent))
            {
                Attach(parent, node);
            }
        }

        foreach (var node in named.Values.Where(node => node.ContentReference is not null))
        {
            node.Content = named.GetValueOrDefault(node.ContentReference!);
        }

        return root;
    }

    private static void Attach(ElementNode parent, ElementNode node)
    {
        var whole = parent.Children.FindLast(child => child.Name == node.Name)
            ?? parent.Children.FindLast(child => child.IsChoice && node.Name.StartsWith(child.PlainName, StringComparison.Ordinal) && node.Name.Length > child.PlainName.Length
                && char.IsAsciiLetterUpper(node.Name[child.PlainName.Length]));
        if (whole is null)
        {
            parent.Children.Add(node);
            return;
        }

        if (node.SliceName is { } name && name.Contains('/', StringComparison.Ordinal))
        {
            whole = whole.Slices.Find(slice => slice.SliceName == name[..name.LastIndexOf('/')]) ?? whole;
        }

        node.Whole = whole;
        whole.Slices.Add(node);
    }
}
