using System.Globalization;
using Prescreen.TestServer.Storage;
using Prescreen.TestServer.Subscriptions;

namespace Prescreen.TestServer.Interactions;

/// <summary>
/// Events again, from eventsSinceNumber to eventsUntilNumber, both included.
/// See http://hl7.org/fhir/uv/subscriptions-backport/OperationDefinition-backport-subscription-events.html.
/// </summary>
internal static class SubscriptionEvents
{
    public static FhirResponse Run(Session session, FhirRequest request, SubscriptionReader reader)
    {
        if (session.Find("Subscription", request.Segments[1]) is not { IsDeleted: false } stored)
        {
            return FhirResponse.Of(Refusals.NotFound($"Subscription/{request.Segments[1]}"));
        }

        if (!reader.Read(stored).TryGet(out var definition, out var problem))
        {
            return FhirResponse.Of(problem);
        }

        var last = EventLog.Last(session.Statements, stored.Id);
        if (definition.Topic is null || Number(request, "eventsSinceNumber", 1) is not { } from || Number(request, "eventsUntilNumber", last) is not { } to)
        {
            return FhirResponse.Of(Refusals.BadValue("$events", "$events is for topic subscriptions; event numbers are whole numbers."));
        }

        PayloadContent? content = request.Asked("content") switch
        {
            null => definition.Content,
            "empty" => PayloadContent.Empty,
            "id-only" => PayloadContent.IdOnly,
            "full-resource" => PayloadContent.FullResource,
            _ => null,
        };
        if (content is null)
        {
            return FhirResponse.Of(Refusals.BadValue("content", "content is empty, id-only or full-resource."));
        }

        NotificationHead head = new("query-event", definition.Status, last, session.Now) { BaseUrl = request.BaseUrl, Content = content.Value };
        return new FhirResponse(200, NotificationBody.Write(definition, head, EventLog.Between(session.Statements, stored.Id, from, to)));
    }

    private static long? Number(FhirRequest request, string name, long otherwise)
        => request.Asked(name) is not { } text ? otherwise : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
