using System.Text.Json;
using Prescreen.TestServer.Json;
using Prescreen.TestServer.Search;
using Prescreen.TestServer.Storage;

namespace Prescreen.TestServer.Interactions;

/// <summary>All entries or none: deletes, creates, updates, then reads; answers in the order asked. See http://hl7.org/fhir/R4/http.html#transaction.</summary>
internal static class Transaction
{
    public static FhirResponse Run(Session session, Searcher searcher, JsonElement bundle, string baseUrl, Func<FhirRequest, FhirResponse> read)
    {
        TransactionPlan plan = new(session, searcher);
        if (!BundleEntry.ReadAll(bundle, baseUrl).TryGet(out var entries, out var problem) || !plan.Make(entries).TryGet(out var planned, out problem))
        {
            return FhirResponse.Of(problem);
        }

        var answers = new FhirResponse[planned.Count];
        foreach (var next in planned.OrderBy(next => Turn(next.Entry.Request.Method)))
        {
            var answer = Apply(session, searcher, plan, next, read);
            if (answer.Failed)
            {
                return answer;
            }

            answers[next.Entry.Index] = answer;
        }

        using BundleBody result = new("transaction-response", session.Now, null);
        foreach (var answer in answers)
        {
            Batch.Add(result, answer, baseUrl);
        }

        return new FhirResponse(200, result.End());
    }

    private static int Turn(string method) => method switch
    {
        "DELETE" => 0,
        "POST" => 1,
        "PUT" => 2,
        _ => 3,
    };

    private static FhirResponse Apply(Session session, Searcher searcher, TransactionPlan plan, PlannedEntry next, Func<FhirRequest, FhirResponse> read)
    {
        var request = next.Entry.Request;
        switch (request.Method)
        {
            case "DELETE":
                return Located(next.Id is null ? Delete.RunConditional(session, searcher, request) : Delete.Run(session, request), next);
            case "POST":
                return next.Existing is { } existing
                    ? FhirResponse.Of(200, existing, "return=minimal")
                    : FhirResponse.Of(201, session.Put(next.Type, next.Id!, request.Resource!.Value, "POST", plan.Links), "return=minimal");
            case "PUT":
                var old = session.Find(next.Type, next.Id!);
                return Update.Guard(request, old) is { } guarded
                    ? FhirResponse.Of(TransactionPlan.At(guarded, next.Entry.Index))
                    : FhirResponse.Of(
                        old is null or { IsDeleted: true } ? 201 : 200, session.Put(next.Type, next.Id!, request.Resource!.Value, "PUT", plan.Links), "return=minimal");
            default:
                return Located(read(request), next);
        }
    }

    private static FhirResponse Located(FhirResponse answer, PlannedEntry next)
        => answer.Failed
            ? answer with { Body = OutcomeBody.Write("error", "processing", $"The entry failed with {answer.Status}.", place: $"Bundle.entry[{next.Entry.Index}]") }
            : answer;
}
