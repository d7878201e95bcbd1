using System.Buffers;
using System.Text.Json;
using Prescreen.TestServer.Json;
using Prescreen.TestServer.Search;
using Prescreen.TestServer.Storage;
using Prescreen.TestServer.Subscriptions;

namespace Prescreen.TestServer.Interactions;

/// <summary>
/// How subscriptions are doing: one, or all, narrowed by id and status.
/// See http://hl7.org/fhir/uv/subscriptions-backport/OperationDefinition-backport-subscription-status.html.
/// </summary>
internal static class SubscriptionStatus
{
    public static FhirResponse Run(Session session, Searcher searcher, FhirRequest request, SubscriptionReader reader)
    {
        List<StoredResource> found;
        if (request.Segments.Length == 3)
        {
            if (session.Find("Subscription", request.Segments[1]) is not { IsDeleted: false } stored)
            {
                return FhirResponse.Of(Refusals.NotFound($"Subscription/{request.Segments[1]}"));
            }

            found = [stored];
        }
        else
        {
            var query = QueryPair.Format(request.Pairs.Where(pair => pair.Name is "id" or "status").Select(pair => pair.Name == "id" ? new QueryPair("_id", pair.Value) : pair));
            if (!searcher.Matches(session.Statements, "Subscription", query, SearchQuery.MostPerPage).TryGet(out found!, out var problem))
            {
                return FhirResponse.Of(problem);
            }
        }

        using BundleBody bundle = new("searchset", session.Now, found.Count);
        foreach (var stored in found)
        {
            if (reader.Read(stored).TryGet(out var definition, out _))
            {
                bundle.Add($"{request.BaseUrl}Subscription/{stored.Id}/$status", Status(session, request, definition), "match");
            }
        }

        return new FhirResponse(200, bundle.End());
    }

    private static byte[] Status(Session session, FhirRequest request, SubscriptionDefinition definition)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, ResourceBody.Options))
        {
            NotificationHead head = new("query-status", definition.Status, EventLog.Last(session.Statements, definition.Id), session.Now)
            {
                BaseUrl = request.BaseUrl,
                Content = definition.Content,
            };
            NotificationBody.WriteStatus(writer, definition, head, []);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
