using Prescreen.TestServer.Json;
using Prescreen.TestServer.Search;
using Prescreen.TestServer.Storage;

namespace Prescreen.TestServer.Interactions;

/// <summary>
/// Updates a resource or creates it under the client's id; If-Match guards the version, and without an id in the URL the query finds the resource.
/// See http://hl7.org/fhir/R4/http.html#update, #cond-update and #concurrency.
/// </summary>
internal static class Update
{
    public static FhirResponse Run(Session session, FhirRequest request) => Write(session, request, request.Segments[1]);

    public static FhirResponse RunConditional(Session session, Searcher searcher, FhirRequest request)
    {
        var type = request.Segments[0];
        if (Writable.Check(request.Resource, type, null) is { } wrong)
        {
            return FhirResponse.Of(wrong);
        }

        if (!Target(session, searcher, request).TryGet(out var id, out var problem))
        {
            return FhirResponse.Of(problem);
        }

        return Write(session, request, id);
    }

    /// <summary>The id a conditional update writes to: the match's, the body's own, or a new one.</summary>
    public static Result<string> Target(Session session, Searcher searcher, FhirRequest request)
    {
        var type = request.Segments[0];
        if (request.Query.Length == 0)
        {
            return Refusals.Ask("An update without an id needs search parameters.");
        }

        if (!searcher.Matches(session.Statements, type, request.Query, 2).TryGet(out var matches, out var problem))
        {
            return problem;
        }

        var own = Writable.IdOf(request.Resource!.Value);
        return matches switch
        {
            [] => own ?? session.NewId(),
            [var only] when own is null || own == only.Id => only.Id,
            [_] => Refusals.BadResource("The resource's id isn't the match's.", $"{type}.id"),
            _ => Refusals.Precondition("The condition matches more than one resource."),
        };
    }

    private static FhirResponse Write(Session session, FhirRequest request, string id)
    {
        var type = request.Segments[0];
        if (Writable.Check(request.Resource, type, id) is { } wrong)
        {
            return FhirResponse.Of(wrong);
        }

        var old = session.Find(type, id);
        if (Guard(request, old) is { } guarded)
        {
            return FhirResponse.Of(guarded);
        }

        var stored = session.Put(type, id, request.Resource!.Value, "PUT", LinkMap.None);
        return FhirResponse.Of(old is null or { IsDeleted: true } ? 201 : 200, stored, Create.Shown(request));
    }

    /// <summary>What If-Match or If-None-Match: * forbids, or null.</summary>
    public static Problem? Guard(FhirRequest request, StoredResource? old)
    {
        var current = old is null or { IsDeleted: true } ? null : old.ETag;
        if (request.IfMatch is { Length: > 0 } wanted && wanted != "*" && Weak(wanted) != current)
        {
            return Refusals.Precondition("If-Match names another version than the newest.");
        }

        return request.IfNoneMatch == "*" && current is not null ? Refusals.Precondition("If-None-Match: * and the resource is there.") : null;
    }

    // Clients write the strong form, or the bare number, now and then.
    private static string Weak(string tag) => tag.StartsWith("W/", StringComparison.Ordinal) ? tag : $"W/\"{tag.Trim('"')}\"";
}
