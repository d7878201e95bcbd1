using System.Text.Json;
using Prescreen.Fhir.Validation.Walking;
using Prescreen.Json;

namespace Prescreen.Fhir.Validation.Rules;

/// <summary>What a Bundle's invariants don't say. <see href="https://hl7.org/fhir/R4/bundle.html#bundle-unique"/></summary>
internal static class BundleRules
{
    private static readonly string[] Once = ["self", "first", "previous", "prev", "next", "last"];

    public static void Check(Walk walk, JsonElement bundle)
    {
        if (bundle.Text("resourceType") != "Bundle")
        {
            return;
        }

        foreach (var relation in Once.Where(relation => bundle.Items("link").Count(link => link.Text("relation") == relation) > 1))
        {
            walk.Error("value", "bundle-link", $"A Bundle has one link '{relation}' at most: keep one.", bundle);
        }

        foreach (var entry in bundle.Items("entry"))
        {
            CheckFullUrl(walk, entry);
            if (bundle.Text("type") == "searchset" && entry.Member("resource") is { ValueKind: JsonValueKind.Object } found
                && found.Text("id") is null && found.Text("resourceType") != "OperationOutcome")
            {
                walk.Error("required", "bundle-search-id", "What a search finds must have an id: add it to the entry's resource.", found);
            }
        }
    }

    private static void CheckFullUrl(Walk walk, JsonElement entry)
    {
        if (entry.Text("fullUrl") is not { } url)
        {
            return;
        }

        if (!url.Contains(':', StringComparison.Ordinal))
        {
            walk.Error("value", "bundle-full-url", "An entry's fullUrl must be absolute: write the server's address or urn:uuid: before it.", entry);
        }
        else if (url.StartsWith("http", StringComparison.Ordinal) && entry.Member("resource") is { ValueKind: JsonValueKind.Object } resource
            && resource.Text("id") is { } id && !url.EndsWith("/" + id, StringComparison.Ordinal) && IsRest(url))
        {
            walk.Error("value", "bundle-full-url", "An entry's fullUrl must end in the resource's id: mend one of them.", entry);
        }
    }

    private static bool IsRest(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Segments.Length > 2 && uri.Segments[^2] is [>= 'A' and <= 'Z', ..];
}
