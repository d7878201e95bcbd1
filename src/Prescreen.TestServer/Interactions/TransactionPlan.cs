using System.Text.Json;
using Prescreen.TestServer.Json;
using Prescreen.TestServer.Search;
using Prescreen.TestServer.Storage;

namespace Prescreen.TestServer.Interactions;

/// <summary>What one entry of a transaction will do once all ids are known; <see cref="Existing"/> is the match of a conditional create.</summary>
internal sealed record PlannedEntry(BundleEntry Entry, string Type, string? Id)
{
    public StoredResource? Existing { get; init; }
}

/// <summary>
/// Settles before any write which id every entry has, and what references to them become. Conditions see the store as it was before the transaction.
/// See http://hl7.org/fhir/R4/http.html#trules.
/// </summary>
internal sealed class TransactionPlan(Session session, Searcher searcher)
{
    private readonly HashSet<string> written = new(StringComparer.Ordinal);

    public LinkMap Links { get; } = new();

    public Result<List<PlannedEntry>> Make(List<BundleEntry> entries)
    {
        List<PlannedEntry> planned = [];
        foreach (var entry in entries)
        {
            if (!Plan(entry).TryGet(out var next, out var problem))
            {
                return At(problem, entry.Index);
            }

            if (next.Id is not null && next.Existing is null && entry.Request.Method is not ("GET" or "HEAD") && !written.Add($"{next.Type}/{next.Id}"))
            {
                return Refusals.BadBundle("Two entries write the same resource.", entry.Index);
            }

            if (entry.FullUrl is { } fullUrl && next.Id is not null)
            {
                Links.Add(fullUrl, $"{next.Type}/{next.Id}");
            }

            planned.Add(next);
        }

        return ConditionalReferences(entries) is { } missing ? missing : planned;
    }

    public static Problem At(Problem problem, int index) => problem.At($"Bundle.entry[{index}]");

    private Result<PlannedEntry> Plan(BundleEntry entry)
    {
        var request = entry.Request;
        var type = request.Segments[0];
        if (!session.Table.Knows(type))
        {
            return Refusals.UnknownType(type);
        }

        var id = request.Segments.Length > 1 ? request.Segments[1] : null;
        return (request.Method, id) switch
        {
            ("POST", null) => Writable.Check(request.Resource, type, null) is { } wrong ? wrong : PlanCreate(entry, type),
            ("PUT", not null) => Writable.Check(request.Resource, type, id) is { } wrong ? wrong : new PlannedEntry(entry, type, id),
            ("PUT", null) => Writable.Check(request.Resource, type, null) is { } wrong
                ? wrong
                : Update.Target(session, searcher, request).Select(target => new PlannedEntry(entry, type, target)),
            ("DELETE", not null) => new PlannedEntry(entry, type, id),
            ("DELETE", null) or ("GET", _) => new PlannedEntry(entry, type, null),
            _ => Refusals.Method(request.Method),
        };
    }

    private Result<PlannedEntry> PlanCreate(BundleEntry entry, string type)
    {
        if (entry.Request.IfNoneExist is not { } condition)
        {
            return new PlannedEntry(entry, type, session.NewId());
        }

        if (!searcher.Matches(session.Statements, type, condition, 2).TryGet(out var matches, out var problem))
        {
            return problem;
        }

        return matches switch
        {
            [] => new PlannedEntry(entry, type, session.NewId()),
            [var only] => new PlannedEntry(entry, type, only.Id) { Existing = only },
            _ => Refusals.Precondition("ifNoneExist matches more than one resource."),
        };
    }

    private Problem? ConditionalReferences(List<BundleEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (entry.Request.Resource is { } resource && Resolve(resource) is { } problem)
            {
                return At(problem, entry.Index);
            }
        }

        return null;
    }

    private Problem? Resolve(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                return element.EnumerateArray().Select(Resolve).FirstOrDefault(problem => problem is not null);
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    var problem = member.NameEquals("reference"u8) && member.Value.ValueKind is JsonValueKind.String
                        ? ResolveReference(member.Value.GetString()!)
                        : Resolve(member.Value);
                    if (problem is not null)
                    {
                        return problem;
                    }
                }

                return null;
            default:
                return null;
        }
    }

    private Problem? ResolveReference(string reference)
    {
        var question = reference.IndexOf('?', StringComparison.Ordinal);
        if (question <= 0 || !session.Table.Knows(reference[..question]) || Links.TryMap(reference, out _))
        {
            return null;
        }

        if (!searcher.Matches(session.Statements, reference[..question], reference[(question + 1)..], 2).TryGet(out var matches, out var problem))
        {
            return problem;
        }

        if (matches is not [var only])
        {
            return Refusals.Precondition($"A conditional reference matches {(matches.Count == 0 ? "no resource" : "more than one resource")}.");
        }

        Links.Add(reference, only.Reference);
        return null;
    }
}
