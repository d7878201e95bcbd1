using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Prescreen.TestServer.Json;

namespace Prescreen.TestServer.Subscriptions;

/// <summary>What a notification says of its subscription; <see cref="Kind"/> is handshake, heartbeat, event-notification, query-status or query-event.</summary>
internal sealed record NotificationHead(string Kind, string Status, long EventsSoFar, DateTimeOffset At)
{
    /// <summary>The server's base, ending in "/".</summary>
    public required string BaseUrl { get; init; }

    public required PayloadContent Content { get; init; }
}

/// <summary>Writes backport notifications: a history Bundle whose first entry is the status. See http://hl7.org/fhir/uv/subscriptions-backport/notifications.html.</summary>
internal static class NotificationBody
{
    public static byte[] Write(SubscriptionDefinition subscription, NotificationHead head, IReadOnlyList<TopicEvent> events)
    {
        ArrayBufferWriter<byte> buffer = new(4096);
        using (Utf8JsonWriter writer = new(buffer, ResourceBody.Options))
        {
            writer.WriteStartObject();
            writer.WriteString("resourceType"u8, "Bundle"u8);
            WriteProfile(writer, Backport.NotificationProfile);
            writer.WriteString("type"u8, "history"u8);
            writer.WriteString("timestamp"u8, ResourceBody.Instant(head.At));
            writer.WriteStartArray("entry"u8);
            writer.WriteStartObject();
            writer.WriteString("fullUrl"u8, $"{head.BaseUrl}Subscription/{subscription.Id}/$status");
            writer.WritePropertyName("resource"u8);
            WriteStatus(writer, subscription, head, events);
            WriteRequest(writer, "GET", $"Subscription/{subscription.Id}/$status", "200");
            writer.WriteEndObject();
            foreach (var next in head.Content is PayloadContent.Empty ? [] : events)
            {
                WriteFocus(writer, head, next);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The status alone, as Parameters.</summary>
    public static void WriteStatus(Utf8JsonWriter writer, SubscriptionDefinition subscription, NotificationHead head, IReadOnlyList<TopicEvent> events)
    {
        writer.WriteStartObject();
        writer.WriteString("resourceType"u8, "Parameters"u8);
        WriteProfile(writer, Backport.StatusProfile);
        writer.WriteStartArray("parameter"u8);
        WriteReference(writer, "subscription", $"{head.BaseUrl}Subscription/{subscription.Id}");
        if (subscription.Topic is { } topic)
        {
            WriteParameter(writer, "topic", "valueCanonical", topic);
        }

        WriteParameter(writer, "status", "valueCode", head.Status);
        WriteParameter(writer, "type", "valueCode", head.Kind);
        WriteParameter(writer, "events-since-subscription-start", "valueString", head.EventsSoFar.ToString(CultureInfo.InvariantCulture));
        foreach (var next in events)
        {
            writer.WriteStartObject();
            writer.WriteString("name"u8, "notification-event"u8);
            writer.WriteStartArray("part"u8);
            WriteParameter(writer, "event-number", "valueString", next.Number.ToString(CultureInfo.InvariantCulture));
            WriteParameter(writer, "timestamp", "valueInstant", ResourceBody.Instant(next.Resource.Updated));
            if (head.Content is not PayloadContent.Empty)
            {
                WriteReference(writer, "focus", head.BaseUrl + next.Resource.Reference);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteFocus(Utf8JsonWriter writer, NotificationHead head, TopicEvent next)
    {
        var resource = next.Resource;
        writer.WriteStartObject();
        writer.WriteString("fullUrl"u8, head.BaseUrl + resource.Reference);
        if (head.Content is PayloadContent.FullResource && resource.Body.Length > 0)
        {
            writer.WritePropertyName("resource"u8);
            writer.WriteRawValue(resource.Body, skipInputValidation: true);
        }

        WriteRequest(writer, resource.Method, resource.Method == "POST" ? resource.Type : resource.Reference, BundleAnswer.Of(resource).Status.ToString(CultureInfo.InvariantCulture));
        writer.WriteEndObject();
    }

    private static void WriteProfile(Utf8JsonWriter writer, string profile)
    {
        writer.WriteStartObject("meta"u8);
        writer.WriteStartArray("profile"u8);
        writer.WriteStringValue(profile);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteRequest(Utf8JsonWriter writer, string method, string url, string status)
    {
        writer.WriteStartObject("request"u8);
        writer.WriteString("method"u8, method);
        writer.WriteString("url"u8, url);
        writer.WriteEndObject();
        writer.WriteStartObject("response"u8);
        writer.WriteString("status"u8, status);
        writer.WriteEndObject();
    }

    private static void WriteParameter(Utf8JsonWriter writer, string name, string valueName, string value)
    {
        writer.WriteStartObject();
        writer.WriteString("name"u8, name);
        writer.WriteString(valueName, value);
        writer.WriteEndObject();
    }

    private static void WriteReference(Utf8JsonWriter writer, string name, string reference)
    {
        writer.WriteStartObject();
        writer.WriteString("name"u8, name);
        writer.WriteStartObject("valueReference"u8);
        writer.WriteString("reference"u8, reference);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
