using System.Collections.Immutable;
using Prescreen.Fhir.Json;
using Prescreen.Fhir.Model;
using Prescreen.Fhir.Rest;

namespace Prescreen.Screening.WriteBack;

/// <summary>Finds what was written before, by derived id or by identifier.</summary>
internal sealed class ResourceFinder(FhirClient client)
{
    /// <summary>A resource's bytes as a value.</summary>
    public delegate Result<T> Reading<T>(ReadOnlySpan<byte> json)
        where T : notnull;

    /// <summary>All matches of a search, page by page.</summary>
    public async Task<Result<ImmutableArray<Stored<T>>>> SearchAsync<T>(string query, Reading<T> read, CancellationToken ct)
        where T : FhirResource
    {
        var found = ImmutableArray.CreateBuilder<Stored<T>>();
        await foreach (var result in client.SearchAsync(query, ct))
        {
            if (!result.TryGet(out var page, out var problem))
            {
                return problem;
            }

            foreach (var entry in page.Bundle.Entries.Where(entry => !entry.Resource.IsEmpty && entry.SearchMode is not ("outcome" or "include")))
            {
                if (read(entry.Resource.Span).TryGet(out var resource, out _) && resource.Id is { } id)
                {
                    found.Add(new Stored<T>(resource, entry.Resource, id, resource.Meta.VersionId));
                }
            }
        }

        return found.ToImmutable();
    }

    /// <summary>One resource by its reference; NotFound where it isn't there or was deleted.</summary>
    public async Task<Result<Stored<T>>> ReadAsync<T>(string type, string id, Reading<T> read, CancellationToken ct)
        where T : FhirResource
    {
        if (!(await client.ReadAsync(type, id, ct)).TryGet(out var reply, out var problem) || !read(reply.Json.Span).TryGet(out var resource, out problem))
        {
            return problem;
        }

        return new Stored<T>(resource, reply.Json, id, reply.VersionId ?? resource.Meta.VersionId);
    }

    /// <summary>
    /// The subject, or null: by derived id where clients may choose ids, else (and where an older one was named by the server) by its identifier.
    /// </summary>
    public async Task<Result<Found<ResearchSubject>>> SubjectAsync(SubjectIds ids, CancellationToken ct)
    {
        var read = await ReadAsync("ResearchSubject", ids.SubjectId, ResearchSubjectReader.Read, ct);
        if (read.TryGet(out var subject, out var problem))
        {
            return new Found<ResearchSubject>(subject);
        }

        if (problem.Kind is not (ProblemKind.NotFound or ProblemKind.Invalid))
        {
            return problem;
        }

        var search = await SearchAsync($"ResearchSubject?identifier={ids.Key.ToToken()}", ResearchSubjectReader.Read, ct);
        return search.Select(all => new Found<ResearchSubject>(all.OrderBy(one => one.Id, StringComparer.Ordinal).FirstOrDefault()));
    }

    /// <summary>All tasks of a subject, people's too.</summary>
    public Task<Result<ImmutableArray<Stored<FhirTask>>>> TasksAsync(string subjectId, CancellationToken ct)
        => SearchAsync($"Task?focus=ResearchSubject/{subjectId}&_count=200", TaskReader.Read, ct);
}
