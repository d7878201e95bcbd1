using Prescreen.TestServer.Search;
using Prescreen.TestServer.Storage;

namespace Prescreen.TestServer.Interactions;

/// <summary>Deletes a resource; its history stays and reading it is 410. See http://hl7.org/fhir/R4/http.html#delete and #3.1.0.7.1.</summary>
internal static class Delete
{
    public static FhirResponse Run(Session session, FhirRequest request)
    {
        var old = session.Find(request.Segments[0], request.Segments[1]);
        if (old is null or { IsDeleted: true })
        {
            return new FhirResponse(204, []) { ETag = old?.ETag };
        }

        return Update.Guard(request, old) is { } guarded ? FhirResponse.Of(guarded) : Done(session.Remove(old));
    }

    /// <summary>Deletes the one match; none is done already, several are refused.</summary>
    public static FhirResponse RunConditional(Session session, Searcher searcher, FhirRequest request)
    {
        if (request.Query.Length == 0)
        {
            return FhirResponse.Of(Refusals.Ask("A delete without an id needs search parameters."));
        }

        if (!searcher.Matches(session.Statements, request.Segments[0], request.Query, 2).TryGet(out var matches, out var problem))
        {
            return FhirResponse.Of(problem);
        }

        return matches switch
        {
            [] => new FhirResponse(204, []),
            [var only] => Done(session.Remove(only)),
            _ => FhirResponse.Of(Refusals.Precondition("The condition matches more than one resource.")),
        };
    }

    private static FhirResponse Done(StoredResource gone) => new(204, []) { ETag = gone.ETag, LastModified = gone.Updated };
}
