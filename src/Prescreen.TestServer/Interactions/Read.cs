using System.Globalization;
using Prescreen.TestServer.Storage;

namespace Prescreen.TestServer.Interactions;

/// <summary>Reads a resource or one version of it. See http://hl7.org/fhir/R4/http.html#read and #vread.</summary>
internal static class Read
{
    public static FhirResponse Run(Session session, FhirRequest request)
    {
        var (type, id) = (request.Segments[0], request.Segments[1]);
        var found = session.Find(type, id);
        if (found is null)
        {
            return FhirResponse.Of(Refusals.NotFound($"{type}/{id}"));
        }

        return request.IfNoneMatch == found.ETag && !found.IsDeleted ? new FhirResponse(304, []) { ETag = found.ETag } : Show(found);
    }

    public static FhirResponse RunVersion(Session session, FhirRequest request)
    {
        var (type, id) = (request.Segments[0], request.Segments[1]);
        return int.TryParse(request.Segments[3], NumberStyles.None, CultureInfo.InvariantCulture, out var version) && session.Find(type, id, version) is { } found
            ? Show(found)
            : FhirResponse.Of(Refusals.NotFound($"{type}/{id}/_history"));
    }

    private static FhirResponse Show(StoredResource found)
        => found.IsDeleted ? FhirResponse.Of(Refusals.Gone(found.Reference)) with { ETag = found.ETag, LastModified = found.Updated } : FhirResponse.Of(200, found);
}
