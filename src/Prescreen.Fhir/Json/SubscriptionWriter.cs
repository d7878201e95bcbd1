using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Prescreen.Fhir.Model;

namespace Prescreen.Fhir.Json;

/// <summary>Writes Subscription with a rest-hook channel, classic or topic-based. <see href="https://hl7.org/fhir/R4/subscription.html"/></summary>
public static class SubscriptionWriter
{
    /// <summary>The resource as UTF-8 JSON; the id is left to the server where there is none.</summary>
    public static ReadOnlyMemory<byte> Write(Subscription subscription) => JsonWrite.Resource("Subscription", subscription, writer =>
    {
        writer.WriteString("status", subscription.Status);
        writer.WriteString("reason", subscription.Reason);
        writer.WriteString("criteria", subscription.Criteria);
        writer.Beside("_criteria", [.. subscription.Backport?.Filters.Select(Filter) ?? []]);
        writer.Instant("end", subscription.End);
        writer.WriteStartObject("channel");
        writer.Extensions(ChannelExtensions(subscription.Backport));
        writer.WriteString("type", "rest-hook");
        writer.Text("endpoint", subscription.Endpoint);
        writer.Text("payload", subscription.Payload);
        writer.Beside("_payload", subscription.Backport is { } terms ? [Extension.OfCode(BackportUrls.PayloadContent, terms.Content)] : []);
        writer.Texts("header", subscription.Headers);
        writer.WriteEndObject();
    });

    private static Extension Filter(string search) => Extension.OfText(BackportUrls.FilterCriteria, search);

    private static void Beside(this Utf8JsonWriter writer, string name, ImmutableArray<Extension> extensions)
    {
        if (extensions.Length > 0)
        {
            writer.WriteStartObject(name);
            writer.Extensions(extensions);
            writer.WriteEndObject();
        }
    }

    private static ImmutableArray<Extension> ChannelExtensions(BackportTerms? terms)
    {
        ImmutableArray<Extension>.Builder extensions = ImmutableArray.CreateBuilder<Extension>();
        Add(BackportUrls.HeartbeatPeriod, "valueUnsignedInt", terms?.HeartbeatSeconds);
        Add(BackportUrls.Timeout, "valueUnsignedInt", terms?.TimeoutSeconds);
        Add(BackportUrls.MaxCount, "valuePositiveInt", terms?.MaxCount);
        return extensions.ToImmutable();

        void Add(string url, string type, long? value)
        {
            if (value is { } number)
            {
                extensions.Add(new Extension(url, type, number.ToString(CultureInfo.InvariantCulture)));
            }
        }
    }
}
