using System.Net;
using System.Text.Json;
using Prescreen.Json;

namespace Prescreen.TestServer.Interactions;

/// <summary>An entry of a batch or transaction as a request. See http://hl7.org/fhir/R4/bundle.html#Bundle.entry.</summary>
internal sealed record BundleEntry(int Index, string? FullUrl, FhirRequest Request)
{
    /// <summary>Reads all entries, or says which is wrong.</summary>
    public static Result<List<BundleEntry>> ReadAll(JsonElement bundle, string baseUrl)
    {
        List<BundleEntry> entries = [];
        if (!bundle.TryGetProperty("entry"u8, out var array))
        {
            return entries;
        }

        if (array.ValueKind is not JsonValueKind.Array)
        {
            return Refusals.BadBundle("entry must be an array.", -1);
        }

        foreach (var element in array.EnumerateArray())
        {
            if (!Read(element, entries.Count, baseUrl).TryGet(out var entry, out var problem))
            {
                return problem;
            }

            entries.Add(entry);
        }

        return entries;
    }

    private static Result<BundleEntry> Read(JsonElement element, int index, string baseUrl)
    {
        if (element.ValueKind is not JsonValueKind.Object || !element.TryGetProperty("request"u8, out var request) || request.ValueKind is not JsonValueKind.Object
            || request.Text("method") is not { } method || request.Text("url") is not { } url)
        {
            return Refusals.BadBundle("An entry needs request.method and request.url.", index);
        }

        if (url.StartsWith(baseUrl, StringComparison.Ordinal))
        {
            url = url[baseUrl.Length..];
        }

        var question = url.IndexOf('?', StringComparison.Ordinal);
        var path = question < 0 ? url : url[..question];
        FhirRequest asked = new(method, [.. path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(WebUtility.UrlDecode)!], question < 0 ? "" : url[(question + 1)..])
        {
            BaseUrl = baseUrl,
            Resource = element.TryGetProperty("resource"u8, out var resource) ? resource : null,
            IfMatch = request.Text("ifMatch"),
            IfNoneMatch = request.Text("ifNoneMatch"),
            IfNoneExist = request.Text("ifNoneExist"),
        };
        return asked.Segments.Length == 0 ? Refusals.BadBundle("request.url is empty.", index) : new BundleEntry(index, element.Text("fullUrl"), asked);
    }
}
