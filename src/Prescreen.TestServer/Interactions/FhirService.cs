using System.Text.Json;
using Microsoft.Data.Sqlite;
using Prescreen.Fhir.Validation;
using Prescreen.Fhir.Validation.Definitions;
using Prescreen.TestServer.Schema;
using Prescreen.TestServer.Search;
using Prescreen.TestServer.Storage;
using Prescreen.TestServer.Subscriptions;

namespace Prescreen.TestServer.Interactions;

/// <summary>Every interaction of the server, whichever way it was asked for. See http://hl7.org/fhir/R4/http.html.</summary>
internal sealed class FhirService(Database database, SearchTable table, Searcher searcher, SubscriptionEngine subscriptions, SubscriptionReader reader, TestServerOptions options)
{
    private readonly LongQueries links = new();
    private readonly Lazy<FhirValidator> validator = new(() => options.Validator ?? new FhirValidator(FhirDefinitions.R4(), options.Time));
    private readonly Func<string> newId = options.NewId ?? RandomIds.Next;

    /// <summary>The server's own time: never before a lastUpdated it gave.</summary>
    public DateTimeOffset Clock => database.Clock;

    public async Task<FhirResponse> RunAsync(FhirRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await RouteAsync(request, cancellationToken);
        }
        catch (SqliteException problem)
        {
            return FhirResponse.Of(Refusals.Store(problem.SqliteErrorCode));
        }
    }

    private async Task<FhirResponse> RouteAsync(FhirRequest request, CancellationToken cancellationToken)
    {
        if (options.ValidatesWrites && (request is { Method: "POST", Segments.Length: 0 } || Routes.Writes(request)) && Validate.Refuse(request, validator.Value) is { } refused)
        {
            return refused;
        }

        if (request is { Method: "POST", Segments.Length: 0 })
        {
            return await RunBundleAsync(request, cancellationToken);
        }

        if (Routes.Check(table, request) is { } problem)
        {
            return FhirResponse.Of(problem);
        }

        return Routes.Writes(request)
            ? await WriteAsync(session => Write(session, request), cancellationToken)
            : await database.ReadAsync(statements => Answer(Open(statements, database.Clock), request), cancellationToken);
    }

    /// <summary>Runs a write in one SQLite transaction; a failed answer rolls it back, a good one is told to the subscriptions.</summary>
    public async Task<FhirResponse> WriteAsync(Func<Session, FhirResponse> write, CancellationToken cancellationToken)
    {
        Action told = () => { };
        return await database.WriteAsync(
            (statements, now) =>
            {
                var session = Open(statements, now);
                var answer = write(session);
                if (answer.Failed)
                {
                    return (answer, false);
                }

                if (!subscriptions.Record(session).TryGet(out var tell, out var problem))
                {
                    return (FhirResponse.Of(problem), false);
                }

                told = tell;
                return (answer, true);
            },
            () => told(),
            cancellationToken);
    }

    private Session Open(Statements statements, DateTimeOffset now) => new(statements, table, now, newId);

    private async Task<FhirResponse> RunBundleAsync(FhirRequest request, CancellationToken cancellationToken)
    {
        if (Writable.Check(request.Resource, "Bundle", null) is { } wrong)
        {
            return FhirResponse.Of(wrong);
        }

        var bundle = request.Resource!.Value;
        switch (bundle.TryGetProperty("type"u8, out var type) && type.ValueKind is JsonValueKind.String ? type.GetString() : null)
        {
            case "transaction":
                return await WriteAsync(session => Transaction.Run(session, searcher, bundle, request.BaseUrl, read => Routed(session, read)), cancellationToken);
            case "batch":
                return BundleEntry.ReadAll(bundle, request.BaseUrl).TryGet(out var entries, out var problem)
                    ? await Batch.RunAsync(entries, database.Clock, request.BaseUrl, entry => RunAsync(entry, cancellationToken))
                    : FhirResponse.Of(problem);
            default:
                return FhirResponse.Of(Refusals.BadBundle("A Bundle posted here must be a batch or a transaction.", -1));
        }
    }

    private FhirResponse Routed(Session session, FhirRequest request)
        => Routes.Check(table, request) is { } problem ? FhirResponse.Of(problem) : Answer(session, request);

    private FhirResponse Write(Session session, FhirRequest request) => (request.Method, request.Segments.Length) switch
    {
        ("POST", 1) => Create.Run(session, searcher, request),
        ("PUT", 1) => Update.RunConditional(session, searcher, request),
        ("PUT", _) => Update.Run(session, request),
        (_, 1) => Delete.RunConditional(session, searcher, request),
        _ => Delete.Run(session, request),
    };

    private FhirResponse Answer(Session session, FhirRequest request) => request.Segments switch
    {
        ["metadata"] => Metadata.Run(session, request, options),
        [.., "_history"] => History.Run(session, request),
        [_, _, "_history", _] => Read.RunVersion(session, request),
        ["Patient", _, "$everything"] => Everything.Run(session, request),
        ["Subscription", "$status"] => SubscriptionStatus.Run(session, searcher, request, reader),
        ["Subscription", _, "$status"] => SubscriptionStatus.Run(session, searcher, request, reader),
        ["Subscription", _, "$events"] => SubscriptionEvents.Run(session, request, reader),
        [_, "$validate"] or [_, _, "$validate"] => Validate.Run(session, request, validator.Value),
        [_] or [_, "_search"] => SearchType.Run(session, searcher, links, request, options.PageSize),
        _ => Read.Run(session, request),
    };
}
