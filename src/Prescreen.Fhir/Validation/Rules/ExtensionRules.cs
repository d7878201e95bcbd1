using System.Text.Json;
using Prescreen.Fhir.Validation.Definitions;
using Prescreen.Fhir.Validation.Walking;
using Prescreen.Json;

namespace Prescreen.Fhir.Validation.Rules;

/// <summary>Extensions: their definition, their place, a value or more extensions. <see href="https://hl7.org/fhir/R4/extensibility.html"/></summary>
internal static class ExtensionRules
{
    // What HL7's tools put on definitions stands in R4's own where the contexts don't let it.
    private const string OfTools = OfFhir + "structuredefinition-";
    private const string RegexOfTypes = OfFhir + "regex";
    private const string OfFhir = "http://hl7.org/fhir/StructureDefinition/";

    public static void Check(Walk walk, in Instance it)
    {
        CheckContent(walk, it.Value);
        if (it.Value.Text("url") is not { } url)
        {
            return;
        }

        if (!url.Contains(':', StringComparison.Ordinal))
        {
            CheckInner(walk, it, url);
        }
        else if (walk.Definitions.Structure(url) is { Type: "Extension" } structure)
        {
            if (it.Type!.Profiles is not [var profile] || Words.Tail(profile) != Words.Tail(url))
            {
                ElementRules.CheckProfile(walk, it.Value, structure, it.Type!);
            }

            CheckContext(walk, structure, it.Value);
        }
        else
        {
            Unknown(walk, it, url);
        }
    }

    private static void CheckContent(Walk walk, JsonElement extension)
    {
        var (hasValue, hasMore) = (false, false);
        foreach (var member in extension.EnumerateObject())
        {
            hasValue |= member.Name.StartsWith("value", StringComparison.Ordinal) || member.Name.StartsWith("_value", StringComparison.Ordinal);
            hasMore |= member.NameEquals("extension"u8);
        }

        if (hasValue == hasMore)
        {
            walk.Error(
                "invariant", "ext-1",
                hasValue ? "An extension has a value or extensions of its own, not both: leave one out." : "An extension must have a value or extensions of its own: add one, or leave the extension out.",
                extension);
        }
    }

    // "ombCategory" inside of us-core-race: the outer extension's definition must name it.
    private static void CheckInner(Walk walk, in Instance it, string url)
    {
        var outer = walk.Frames.Count > 1 ? walk.Frames[^2] : default;
        if (outer.Type?.Code != "Extension")
        {
            walk.Error("structure", "extension-url", "An extension's url must be absolute: write the canonical URL of its definition.", it.Value);
        }
        else if (outer.Json.Text("url") is { } above && walk.Definitions.Structure(above) is { } structure
            && structure.Root.Child("extension") is { Slices.Count: > 0 } list && !list.Slices.Exists(slice => Url(walk, slice) == url))
        {
            walk.Error("structure", "extension-url", $"{Words.Tail(above)} has no extension '{Words.Short(url)}' inside: mend its url.", it.Value);
        }
    }

    private static string? Url(Walk walk, ElementNode slice)
        => (slice.Child("url") ?? (slice.Types is [{ Profiles: [var profile] }] ? walk.Definitions.Structure(profile)?.Root.Child("url") : null)) is { Fixed.ValueKind: JsonValueKind.String } node
            ? node.Fixed.GetString() : null;

    private static void Unknown(Walk walk, in Instance it, string url)
    {
        if (it.Node.Name == "modifierExtension")
        {
            walk.Warn("extension", "extension-unknown", $"The modifier extension {Words.Short(url)} isn't known here, and may change what the element means: name a folder that defines it.", it.Value);
        }
        else if (url.StartsWith(OfFhir, StringComparison.Ordinal))
        {
            walk.Warn("extension", "extension-unknown", $"FHIR R4 defines no extension {Words.Short(url)}: mend its url, or make sure readers know it from a later version.", it.Value);
        }
        else
        {
            walk.Note("extension", "extension-unknown", $"The extension {Words.Short(url)} isn't known here: it was not checked.", it.Value);
        }
    }

    private static void CheckContext(Walk walk, Structure structure, JsonElement extension)
    {
        if (structure.Contexts.IsEmpty || structure.Url.StartsWith(OfTools, StringComparison.Ordinal) || structure.Url == RegexOfTypes)
        {
            return;
        }

        var places = Places(walk);
        if (!structure.Contexts.Any(context => places.Contains(context.Expression) || (context.Kind == "element" && places.Contains(context.Expression.Replace("[x]", "", StringComparison.Ordinal)))))
        {
            if (structure.Contexts.Any(context => context.Kind == "fhirpath"))
            {
                walk.Note("not-supported", "extension-context", $"Where {Words.Tail(structure.Url)} may stand is said in FHIRPath, which isn't supported: its place was not checked.", extension);
                return;
            }

            walk.Error(
                "structure", "extension-context",
                $"{Words.Tail(structure.Url)} may not stand here: it belongs on {Words.OneOf([.. structure.Contexts.Select(context => context.Expression)])}.", extension);
        }
    }

    // All that a context may call the element that has the extension.
    private static HashSet<string> Places(Walk walk)
    {
        var holder = walk.Frames[^2];
        HashSet<string> places = [holder.Node.Path, holder.Node.Path.Replace("[x]", "", StringComparison.Ordinal)];
        if (holder.Node.Content is { } content)
        {
            places.Add(content.Path);
        }

        foreach (var type in TypeChain.Of(walk.Definitions, holder.Resource ?? holder.Type?.Code ?? "Element"))
        {
            places.Add(type);
        }

        // R4 means resources as well where it says Element.
        places.Add("Element");
        if (holder.Resource is null)
        {
            places.Add(FullPath(walk));
        }

        if (holder.Type?.Code == "Extension" && holder.Json.Text("url") is { } url)
        {
            places.Add(url);
        }

        return places;
    }

    private static string FullPath(Walk walk)
    {
        var first = walk.Frames.Count - 2;
        while (first > 0 && walk.Frames[first].Resource is null)
        {
            first--;
        }

        return string.Join('.', walk.Frames.Skip(first).Take(walk.Frames.Count - 1 - first).Select(frame => frame.Resource ?? frame.Node.PlainName));
    }
}
