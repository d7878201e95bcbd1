using System.Globalization;
using System.Text.Json;
using Prescreen.Fhir.Model;

namespace Prescreen.Fhir.Json;

/// <summary>Writes the Parameters of a topic-based notification. <see href="https://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition-backport-subscription-status-r4.html"/></summary>
public static class SubscriptionStatusWriter
{
    /// <summary>The Parameters as UTF-8 JSON; event numbers are strings, as the guide has them.</summary>
    public static ReadOnlyMemory<byte> Write(SubscriptionStatus status) => JsonWrite.Value(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("resourceType", "Parameters");
        writer.WriteStartObject("meta");
        writer.Texts("profile", [BackportUrls.StatusProfile]);
        writer.WriteEndObject();
        writer.WriteStartArray("parameter");
        Refer(writer, "subscription", status.Subscription);
        Value(writer, "topic", "valueCanonical", status.Topic);
        Value(writer, "status", "valueCode", status.Status);
        Value(writer, "type", "valueCode", status.Type);
        Value(writer, "events-since-subscription-start", "valueString", Digits(status.EventsSinceStart));
        foreach (NotificationEvent happening in status.Events)
        {
            writer.WriteStartObject();
            writer.WriteString("name", "notification-event");
            writer.WriteStartArray("part");
            Value(writer, "event-number", "valueString", Digits(happening.Number));
            Value(writer, "timestamp", "valueInstant", happening.Timestamp is { } time ? FhirTime.Write(time) : null);
            Refer(writer, "focus", happening.Focus);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static string? Digits(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static void Value(Utf8JsonWriter writer, string name, string type, string? value)
    {
        if (value is not null)
        {
            writer.WriteStartObject();
            writer.WriteString("name", name);
            writer.WriteString(type, value);
            writer.WriteEndObject();
        }
    }

    private static void Refer(Utf8JsonWriter writer, string name, string? target)
    {
        if (target is not null)
        {
            writer.WriteStartObject();
            writer.WriteString("name", name);
            writer.Refer("valueReference", new Reference(target));
            writer.WriteEndObject();
        }
    }
}
