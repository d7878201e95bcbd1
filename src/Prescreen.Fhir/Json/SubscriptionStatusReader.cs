using System.Collections.Immutable;
using System.Text.Json;
using Prescreen.Fhir.Model;

namespace Prescreen.Fhir.Json;

/// <summary>
/// Reads the Parameters of a topic-based notification, numbers as strings or numbers, timestamps as instants or dates (older HAPI).
/// <see href="https://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition-backport-subscription-status-r4.html"/>
/// </summary>
public static class SubscriptionStatusReader
{
    /// <summary>The status; FHIR-141 where the bytes are damaged, FHIR-142 where they are another type, FHIR-143 without type or subscription.</summary>
    public static Result<SubscriptionStatus> Read(ReadOnlySpan<byte> json) => JsonWalk.Read<SubscriptionStatus>(json, "Parameters", (ref reader) =>
    {
        string? resourceType = null;
        ImmutableArray<Parameter> parameters = [];
        while (reader.NextMember())
        {
            switch (reader.GetString())
            {
                case "resourceType": resourceType = reader.Text(); break;
                case "parameter": parameters = reader.Many(ReadParameter); break;
                default: reader.Pass(); break;
            }
        }

        return resourceType is "Parameters" ? Made(parameters) : JsonProblems.WrongType("Parameters");
    });

    private static Result<SubscriptionStatus> Made(ImmutableArray<Parameter> parameters)
    {
        if (Find(parameters, "type") is not { } type)
        {
            return JsonProblems.Missing("Parameters", "type");
        }

        if (Find(parameters, "subscription") is not { } subscription)
        {
            return JsonProblems.Missing("Parameters", "subscription");
        }

        return new SubscriptionStatus
        {
            Subscription = subscription,
            Topic = Find(parameters, "topic"),
            Status = Find(parameters, "status"),
            Type = type,
            EventsSinceStart = FhirTime.Whole(Find(parameters, "events-since-subscription-start")),
            Events = [.. parameters.Where(parameter => parameter.Name is "notification-event").Select(Event).OfType<NotificationEvent>()],
        };
    }

    private static NotificationEvent? Event(Parameter parameter)
        => FhirTime.Whole(Find(parameter.Parts, "event-number")) is { } number
            ? new NotificationEvent(number)
            {
                Timestamp = FhirTime.Instant(Find(parameter.Parts, "timestamp")),
                Focus = Find(parameter.Parts, "focus"),
                Patient = parameter.Parts.Where(part => part.Name is "additional-context").Select(part => PatientLink.Normal(part.Value)).FirstOrDefault(found => found is not null),
            }
            : null;

    private static string? Find(ImmutableArray<Parameter> parameters, string name)
        => parameters.FirstOrDefault(parameter => parameter.Name == name)?.Value;

    private static Parameter? ReadParameter(ref Utf8JsonReader reader)
    {
        string? name = null, value = null;
        ImmutableArray<Parameter> parts = [];
        bool isObject = reader.IsObjectHere();
        while (isObject && reader.NextMember())
        {
            string member = reader.GetString()!;
            if (member is "name")
            {
                name = reader.Text();
            }
            else if (member is "part")
            {
                parts = reader.Many(ReadParameter);
            }
            else if (member.StartsWith("value", StringComparison.Ordinal))
            {
                value = reader.One(ReadParts.Value);
            }
            else
            {
                reader.Pass();
            }
        }

        return name is null ? null : new Parameter(name, value, parts);
    }

    private sealed record Parameter(string Name, string? Value, ImmutableArray<Parameter> Parts);
}
