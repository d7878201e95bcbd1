using Prescreen.TestServer.Json;

namespace Prescreen.TestServer.Interactions;

/// <summary>Every entry on its own, each with its own outcome. See http://hl7.org/fhir/R4/http.html#batch.</summary>
internal static class Batch
{
    public static async Task<FhirResponse> RunAsync(List<BundleEntry> entries, DateTimeOffset at, string baseUrl, Func<FhirRequest, Task<FhirResponse>> run)
    {
        using BundleBody result = new("batch-response", at, null);
        foreach (var entry in entries)
        {
            Add(result, await run(entry.Request), baseUrl);
        }

        return new FhirResponse(200, result.End());
    }

    /// <summary>Adds an answer as an entry; an outcome goes into response.outcome, a resource read into resource.</summary>
    public static void Add(BundleBody bundle, FhirResponse answer, string baseUrl)
    {
        BundleAnswer response = new(answer.Status, answer.Location, answer.ETag, answer.LastModified) { Outcome = answer.Failed ? answer.Body : null };
        var fullUrl = answer.Location?.Split("/_history/")[0];
        bundle.Add(fullUrl is null ? null : baseUrl + fullUrl, answer.Failed ? [] : answer.Body, response: response);
    }
}
