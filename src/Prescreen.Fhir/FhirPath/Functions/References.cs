using Prescreen.Fhir.FhirPath.Evaluation;

namespace Prescreen.Fhir.FhirPath.Functions;

/// <summary>References within one resource: contained resources, and the entries of a Bundle. https://hl7.org/fhir/R4/bundle.html#references</summary>
internal static class References
{
    /// <summary>The reference an item holds: a Reference's, or a uri, url or canonical itself; null of anything else.</summary>
    internal static string? Text(FhirPathItem item)
        => item.Value is FhirPathString text ? text.Text
            : item is FhirPathNode node ? Word(node, "reference")
            : null;

    /// <summary>The resource inside the root resource, or in a Bundle around it; null where there is none.</summary>
    internal static FhirPathNode? Inside(Run run, string reference)
    {
        var root = run.RootResource;
        if (reference.StartsWith('#'))
        {
            return reference.Length == 1 ? root : Named(root, "contained").FirstOrDefault(one => Word(one, "id") == reference[1..]);
        }

        for (var above = root; above is not null; above = above.Parent)
        {
            if (above.IsResource && above.Type.Name == "Bundle" && InBundle(run, above, reference) is { } entry)
            {
                return entry;
            }
        }

        return null;
    }

    private static FhirPathNode? InBundle(Run run, FhirPathNode bundle, string reference)
    {
        foreach (var entry in Named(bundle, "entry"))
        {
            if (run.Spend(1) && Word(entry, "fullUrl") is { } url && IsMeant(url, reference))
            {
                return Named(entry, "resource").FirstOrDefault();
            }
        }

        return null;
    }

    // "Patient/1" is meant relative to the base of the entry that refers; within one Bundle the bases are the same.
    private static bool IsMeant(string url, string reference)
        => url == reference || (!reference.Contains(':', StringComparison.Ordinal) && url.Length > reference.Length && url[^(reference.Length + 1)] == '/' && url.EndsWith(reference, StringComparison.Ordinal));

    private static IEnumerable<FhirPathNode> Named(FhirPathNode node, string name) => node.ChildNodes.Where(child => child.Name == name);

    private static string? Word(FhirPathNode node, string name)
        => Named(node, name).FirstOrDefault() is { Value: FhirPathString text } ? text.Text : null;
}
