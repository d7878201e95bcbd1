using Prescreen.TestServer.Json;
using Prescreen.TestServer.Search;
using Prescreen.TestServer.Storage;

namespace Prescreen.TestServer.Interactions;

/// <summary>Creates a resource, with If-None-Exist only where no match is there. See http://hl7.org/fhir/R4/http.html#create and #ccreate.</summary>
internal static class Create
{
    public static FhirResponse Run(Session session, Searcher searcher, FhirRequest request)
    {
        var type = request.Segments[0];
        if (Writable.Check(request.Resource, type, null) is { } wrong)
        {
            return FhirResponse.Of(wrong);
        }

        if (request.IfNoneExist is { } condition)
        {
            if (!searcher.Matches(session.Statements, type, condition, 2).TryGet(out var matches, out var problem))
            {
                return FhirResponse.Of(problem);
            }

            if (matches.Count > 0)
            {
                return matches is [var only]
                    ? FhirResponse.Of(200, only, Shown(request))
                    : FhirResponse.Of(Refusals.Precondition("If-None-Exist matches more than one resource."));
            }
        }

        var stored = session.Put(type, session.NewId(), request.Resource!.Value, "POST", LinkMap.None);
        return FhirResponse.Of(201, stored, Shown(request));
    }

    /// <summary>The caller's preference; a write always tells its location, so it is never empty.</summary>
    public static string Shown(FhirRequest request) => request.Prefer.Length > 0 ? request.Prefer : "return=representation";
}
