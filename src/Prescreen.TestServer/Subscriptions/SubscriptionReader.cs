using System.Globalization;
using System.Text.Json;
using Prescreen.Json;
using Prescreen.TestServer.Json;
using Prescreen.TestServer.Schema;
using Prescreen.TestServer.Search;
using Prescreen.TestServer.Storage;

namespace Prescreen.TestServer.Subscriptions;

/// <summary>Reads Subscription resources and refuses (422) those the engine could not serve. See http://hl7.org/fhir/R4/subscription.html.</summary>
internal sealed class SubscriptionReader(SearchTable table, TestServerOptions options)
{
    public Result<SubscriptionDefinition> Read(StoredResource stored)
    {
        using var parsed = JsonDocument.Parse(stored.Body, StrictJson.Options);
        var root = parsed.RootElement;
        var channel = root.Member("channel");
        if (root.Text("status") is not ("requested" or "active" or "off" or "error") || root.Text("criteria") is not { } criteria)
        {
            return Refusals.Unprocessable("A Subscription needs status (requested, active, error or off) and criteria.", "Subscription.status");
        }

        if (channel.Text("type") != "rest-hook")
        {
            return Refusals.Unprocessable("Only rest-hook channels are served.", "Subscription.channel.type");
        }

        if (!Uri.TryCreate(channel.Text("endpoint"), UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https"))
        {
            return Refusals.Unprocessable("The endpoint must be an absolute http or https URL.", "Subscription.channel.endpoint");
        }

        var payload = channel.Text("payload");
        if (payload?.Contains("json", StringComparison.Ordinal) == false)
        {
            return Refusals.Unprocessable("The payload can be application/fhir+json only.", "Subscription.channel.payload");
        }

        SubscriptionDefinition definition = new(stored.Id, root.Text("status")!, endpoint)
        {
            Criteria = [],
            Payload = payload,
            Headers = [.. channel.Items("header").Where(header => header.ValueKind is JsonValueKind.String).Select(header => header.GetString()!)],
            End = DateInterval.Parse(root.Text("end") ?? "") is { } end ? new DateTimeOffset(end.High, TimeSpan.Zero) : null,
        };
        var isTopic = (criteria.Contains("://", StringComparison.Ordinal) && !criteria.Contains('?', StringComparison.Ordinal)) || criteria.StartsWith("urn:", StringComparison.Ordinal);
        if (!options.Subscriptions.HasFlag(isTopic ? SubscriptionForms.Topic : SubscriptionForms.Classic))
        {
            return Refusals.Unprocessable($"This server serves no {(isTopic ? "topic" : "classic")} subscriptions.", "Subscription.criteria");
        }

        return isTopic
            ? Topic(definition, root, channel, criteria)
            : Parse(criteria, "Subscription.criteria").Select(criterion => definition with { Criteria = [criterion] });
    }

    private Result<SubscriptionDefinition> Topic(SubscriptionDefinition definition, JsonElement root, JsonElement channel, string topic)
    {
        List<Criterion> filters = [];
        foreach (var text in Extensions(root.Member("_criteria"), Backport.FilterCriteria).Select(extension => extension.Text("valueString") ?? ""))
        {
            if (!Parse(text, "Subscription.criteria.extension").TryGet(out var filter, out var problem))
            {
                return problem;
            }

            filters.Add(filter);
        }

        var known = options.Topics.FirstOrDefault(candidate => candidate.Url == topic);
        if (known is null && !options.AcceptUnknownTopics)
        {
            return Refusals.Unprocessable("This server doesn't know the topic.", "Subscription.criteria");
        }

        var content = Extensions(channel.Member("_payload"), Backport.PayloadContent).Select(extension => extension.Text("valueCode")).FirstOrDefault();
        if (content is not ("empty" or "id-only" or "full-resource"))
        {
            return Refusals.Unprocessable("backport-payload-content must be empty, id-only or full-resource.", "Subscription.channel.payload.extension");
        }

        return definition with
        {
            Topic = topic,
            Known = known,
            Criteria = [.. filters],
            Content = content switch
            {
                "empty" => PayloadContent.Empty,
                "id-only" => PayloadContent.IdOnly,
                _ => PayloadContent.FullResource,
            },
            Heartbeat = Seconds(channel, Backport.HeartbeatPeriod),
            Timeout = Seconds(channel, Backport.Timeout),
            MaxCount = Number(channel, Backport.MaxCount) ?? 1,
        };
    }

    private Result<Criterion> Parse(string text, string place)
    {
        var parts = text.Split('?', 2);
        if (!table.Knows(parts[0]))
        {
            return Refusals.Unprocessable("The criteria name no resource type of this server.", place);
        }

        Criterion criterion = new(parts[0], parts.Length > 1 ? parts[1] : "");
        ClauseCompiler compiler = new(table, "", new SqlBuilder());
        foreach (var pair in QueryPair.Parse(criterion.Query))
        {
            if (compiler.Compile(criterion.Type, pair).Problem is { } problem)
            {
                return Refusals.Unprocessable(problem.Text, place);
            }
        }

        return criterion;
    }

    private static TimeSpan? Seconds(JsonElement channel, string url) => Number(channel, url) is { } seconds and > 0 ? TimeSpan.FromSeconds(seconds) : null;

    private static int? Number(JsonElement channel, string url)
        => Extensions(channel, url).SelectMany(extension => extension.EnumerateObject()).Where(member => member.Name.StartsWith("value", StringComparison.Ordinal))
            .Select(member => int.TryParse(member.Value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null).FirstOrDefault();

    private static IEnumerable<JsonElement> Extensions(JsonElement element, string url) => element.Items("extension").Where(extension => extension.Text("url") == url);
}
