using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Prescreen.Fhir.Json;
using Prescreen.Fhir.Model;

namespace Prescreen.Fhir.Subscriptions;

/// <summary>
/// Turns a plan into Subscriptions, and compares them with what a server has. The reason reads <c>[Tag] Observation 2 (key 3fa9)</c>: tag and name
/// make ours known again, the key shows a changed secret where the server hides headers.
/// </summary>
internal sealed class SubscriptionDraft(SubscriptionOptions options)
{
    private const string SecretExtension = "https://www.medplum.com/fhir/StructureDefinition/subscription-secret";

    /// <summary>The Subscriptions wanted, classic or topic-based; FHIR-132 where the topic is missing.</summary>
    public Result<ImmutableArray<Subscription>> Make(SubscriptionPlan plan)
    {
        bool hasTopic = options.Form is SubscriptionForm.Topic || (options.Form is SubscriptionForm.Auto && options.Topic is not null);
        if (!hasTopic)
        {
            return plan.Parts.Select(part => Classic(part)).ToImmutableArray();
        }

        return options.Topic is { } topic ? ImmutableArray.Create(OfTopic(topic, plan)) : SubscriptionProblems.NoTopic();
    }

    /// <summary>The name of one of ours; null for others'.</summary>
    public string? NameOf(Subscription subscription)
    {
        string start = $"[{options.Tag}] ";
        if (!subscription.Reason.StartsWith(start, StringComparison.Ordinal))
        {
            return null;
        }

        string rest = subscription.Reason[start.Length..];
        int key = rest.IndexOf(" (key ", StringComparison.Ordinal);
        return key < 0 ? rest : rest[..key];
    }

    /// <summary>True where nothing needs repair. Headers count only where the server shows them.</summary>
    public static bool IsAsWanted(Subscription has, Subscription want)
        => has.Status is "active" or "requested" && has.Reason == want.Reason && has.Criteria == want.Criteria && has.Endpoint == want.Endpoint
            && (has.Payload ?? "") == (want.Payload ?? "") && (has.Headers.IsEmpty || has.Headers.SequenceEqual(want.Headers))
            && AreSame(has.Backport, want.Backport);

    /// <summary>What the server has with our elements as wanted, everything else byte by byte as it was.</summary>
    public static Result<ReadOnlyMemory<byte>> Repair(ReadOnlyMemory<byte> current, Subscription want)
    {
        ReadOnlyMemory<byte> wanted = SubscriptionWriter.Write(want);
        if (!JsonSegments.Of(wanted.Span).TryGet(out JsonSegments? elements, out Problem? problem))
        {
            return problem;
        }

        List<(string, ReadOnlyMemory<byte>)> changes = [("error", default), ("_criteria", default)];
        foreach (JsonSegment element in elements.Segments.Where(element => element.Name is not ("resourceType" or "id" or "meta")))
        {
            changes.RemoveAll(change => change.Item1 == element.Name);
            changes.Add((element.Name, wanted[element.ValueStart..element.End]));
        }

        return JsonPatchingWriter.Replace(current, changes);
    }

    private static bool AreSame(BackportTerms? has, BackportTerms? want)
        => has is null || want is null
            ? has is null && want is null
            : has.Content == want.Content && (has.HeartbeatSeconds ?? want.HeartbeatSeconds) == want.HeartbeatSeconds
                && has.Filters.Order(StringComparer.Ordinal).SequenceEqual(want.Filters.Order(StringComparer.Ordinal));

    private Subscription Classic(PlannedSubscription part) => Common(part.Name) with { Criteria = part.Criteria, Payload = options.Payload };

    private Subscription OfTopic(string topic, SubscriptionPlan plan) => Common("topic") with
    {
        Criteria = topic,
        Meta = new Meta { Profiles = [BackportUrls.SubscriptionProfile] },
        Payload = "application/fhir+json",
        Backport = new BackportTerms
        {
            Filters = options.HasFilters ? [.. plan.Parts.Select(part => part.Criteria)] : [],
            Content = options.Content,
            HeartbeatSeconds = options.HeartbeatSeconds,
        },
    };

    private Subscription Common(string name) => new()
    {
        Status = options.Status,
        Reason = $"[{options.Tag}] {name}{Key()}",
        Criteria = "",
        Endpoint = options.Endpoint.AbsoluteUri,
        Headers = options is { Secret: { } secret, SecretHeader: { } header } ? [$"{header}: {secret}"] : [],
        Extensions = options is { Secret: { } signing, SecretHeader: null } ? [Extension.OfText(SecretExtension, signing)] : [],
    };

    // Sixteen bits of a hash: enough to see a change, too few to guess a long secret by.
    private string Key() => options.Secret is { } secret
        ? $" (key {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("prescreen-key:" + secret)).AsSpan(0, 2))})"
        : "";
}
