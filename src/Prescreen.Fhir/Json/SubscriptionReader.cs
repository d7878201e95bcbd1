using System.Collections.Immutable;
using System.Text.Json;
using Prescreen.Fhir.Model;

namespace Prescreen.Fhir.Json;

/// <summary>Reads Subscription, classic or topic-based; unknown elements are skipped. <see href="https://hl7.org/fhir/R4/subscription.html"/></summary>
public static class SubscriptionReader
{
    private static readonly Subscription Empty = new() { Status = "", Reason = "", Criteria = "" };

    /// <summary>The resource; FHIR-141 where the bytes are damaged, FHIR-142 where they are another type, FHIR-143 where a required element is missing.</summary>
    public static Result<Subscription> Read(ReadOnlySpan<byte> json) => ReadHead.Read(json, "Subscription", Empty, Member, Missing);

    private static bool Member(ref Utf8JsonReader reader, string name, ref Subscription subscription)
    {
        switch (name)
        {
            case "status": subscription = subscription with { Status = reader.Text() ?? "" }; return true;
            case "reason": subscription = subscription with { Reason = reader.Text() ?? "" }; return true;
            case "criteria": subscription = subscription with { Criteria = reader.Text() ?? "" }; return true;
            case "end": subscription = subscription with { End = reader.Instant() }; return true;
            case "error": subscription = subscription with { Error = reader.Text() }; return true;
            case "_criteria": subscription = WithTerms(subscription, ReadBeside(ref reader)); return true;
            case "channel": subscription = ReadChannel(ref reader, subscription); return true;
            default: return false;
        }
    }

    private static string? Missing(Subscription subscription) => subscription.Criteria.Length == 0 ? "criteria" : subscription.Status.Length == 0 ? "status" : null;

    private static Subscription ReadChannel(ref Utf8JsonReader reader, Subscription subscription)
    {
        bool isObject = reader.IntoObject();
        while (isObject && reader.NextMember())
        {
            switch (reader.GetString())
            {
                case "endpoint": subscription = subscription with { Endpoint = reader.Text() }; break;
                case "payload": subscription = subscription with { Payload = reader.Text() }; break;
                case "header": subscription = subscription with { Headers = reader.Many(ReadParts.Text) }; break;
                case "extension": subscription = WithTerms(subscription, reader.Many(ReadParts.Extension)); break;
                case "_payload": subscription = WithTerms(subscription, ReadBeside(ref reader)); break;
                default: reader.Pass(); break;
            }
        }

        return subscription;
    }

    private static ImmutableArray<Extension> ReadBeside(ref Utf8JsonReader reader)
    {
        ImmutableArray<Extension> extensions = [];
        bool isObject = reader.IntoObject();
        while (isObject && reader.NextMember())
        {
            if (reader.ValueTextEquals("extension"u8))
            {
                extensions = reader.Many(ReadParts.Extension);
            }
            else
            {
                reader.Pass();
            }
        }

        return extensions;
    }

    /// <summary>Any one of the backport's extensions makes a subscription topic-based.</summary>
    private static Subscription WithTerms(Subscription subscription, ImmutableArray<Extension> extensions)
    {
        foreach (Extension extension in extensions)
        {
            BackportTerms terms = subscription.Backport ?? new BackportTerms();
            BackportTerms? changed = extension.Url switch
            {
                BackportUrls.FilterCriteria => terms with { Filters = terms.Filters.Add(extension.Value) },
                BackportUrls.PayloadContent => terms with { Content = extension.Value },
                BackportUrls.HeartbeatPeriod => terms with { HeartbeatSeconds = FhirTime.Whole(extension.Value) },
                BackportUrls.Timeout => terms with { TimeoutSeconds = FhirTime.Whole(extension.Value) },
                BackportUrls.MaxCount => terms with { MaxCount = FhirTime.Whole(extension.Value) },
                _ => null,
            };
            subscription = changed is null ? subscription : subscription with { Backport = changed };
        }

        return subscription;
    }
}
