using System.Text.Json.Nodes;
using Prescreen.Fhir.Json;
using Prescreen.Fhir.Model;
using Prescreen.Fhir.Subscriptions;

namespace Prescreen.Fhir.Tests.Profiles;

/// <summary>The two example Subscriptions are what is really asked of servers.</summary>
public sealed class SubscriptionExampleTests
{
    private static readonly SubscriptionOptions Options = new() { Endpoint = new Uri("https://prescreen.hospital.example/hook"), Secret = "replaced-by-the-secret" };

    private static readonly SubscriptionPlan Plan = SubscriptionPlan.Of(
        [new WantedCodes("Observation", [new Coding("http://loinc.org", "777-3"), new Coding("http://loinc.org", "26515-7")]), new WantedCodes("Condition", [])]);

    [Fact]
    public void ClassicExample_IsWhatIsWritten()
        => Text(Written(Options).Single(written => written["criteria"]!.ToString().StartsWith("Observation", StringComparison.Ordinal))).ShouldBe(Text(Example("classic")));

    [Fact]
    public void TopicExample_IsWhatIsWritten()
        => Text(Written(Options with { Topic = "https://hospital.example/fhir/SubscriptionTopic/record-changed" }).ShouldHaveSingleItem()).ShouldBe(Text(Example("topic")));

    private static List<JsonObject> Written(SubscriptionOptions options)
        => [.. new SubscriptionDraft(options).Make(Plan).Value.Select(one => JsonNode.Parse(SubscriptionWriter.Write(one).Span)!.AsObject())];

    private static JsonObject Example(string form) => ProfileFolder.Generated[$"Subscription-subscription-{form}.json"].DeepClone().AsObject();

    // The example claims our profile and has an id; the order of members means nothing.
    private static string Text(JsonObject subscription)
    {
        subscription.Remove("id");
        subscription.Remove("meta");
        return Sorted(subscription).ToJsonString();
    }

    private static JsonNode Sorted(JsonNode node) => node switch
    {
        JsonObject inner => new JsonObject(inner.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, (JsonNode?)Sorted(member.Value!)))),
        JsonArray array => new JsonArray([.. array.Select(item => Sorted(item!))]),
        _ => node.DeepClone(),
    };
}
