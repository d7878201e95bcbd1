using System.Text.Json;
using Prescreen.Json;

namespace Prescreen.Fhir.Validation.Walking;

/// <summary>The resources of a Bundle by address. <see href="https://hl7.org/fhir/R4/bundle.html#references"/></summary>
internal sealed class BundleEntries
{
    private readonly Dictionary<string, JsonElement> byUrl = new(StringComparer.Ordinal);

    public BundleEntries(JsonElement bundle)
    {
        foreach (var entry in bundle.Items("entry"))
        {
            if (entry.Text("fullUrl") is { } url && entry.Member("resource") is { ValueKind: JsonValueKind.Object } resource)
            {
                byUrl.TryAdd(url, resource);
            }
        }
    }

    /// <summary>The resource a reference means, said in the entry of that fullUrl; undefined where it isn't in the Bundle.</summary>
    public JsonElement Find(string reference, string? fullUrl)
    {
        var plain = reference.IndexOf("/_history/", StringComparison.Ordinal) is var history and > 0 ? reference[..history] : reference;
        if (byUrl.TryGetValue(plain, out var found))
        {
            return found;
        }

        return fullUrl is not null && Base(fullUrl) is { } address && byUrl.TryGetValue(address + plain, out found) ? found : default;
    }

    // "http://server/fhir/" of "http://server/fhir/Patient/1".
    private static string? Base(string fullUrl)
    {
        var id = fullUrl.LastIndexOf('/');
        var type = id > 0 ? fullUrl.LastIndexOf('/', id - 1) : -1;
        return fullUrl.StartsWith("http", StringComparison.Ordinal) && type > 0 ? fullUrl[..(type + 1)] : null;
    }
}
