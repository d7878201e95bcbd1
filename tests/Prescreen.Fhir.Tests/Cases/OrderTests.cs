using System.Text.Json.Nodes;
using Prescreen.Evaluation;
using Prescreen.Facts;
using JsonNode = System.Text.Json.Nodes.JsonNode;

namespace Prescreen.Fhir.Tests.Cases;

/// <summary>Notifications come in any order, and so do resources: a verdict must not depend on it.</summary>
public sealed class OrderTests
{
    [Fact]
    public void Verdicts_OfEveryCaseReadBackwards_AreTheSame()
    {
        var different = ClinicalCase.All.Select(one => ClinicalCase.Load(one.Protocol, one.Name))
            .Where(one => !RepeatsAVersionOrIdentifier(one))
            .Where(one => Outcomes(one, one.Record) != Outcomes(one, Backwards(one.Record)))
            .Select(one => one.Name)
            .ToList();

        different.ShouldBeEmpty();
    }

    // Without versionId and lastUpdated the later entry is the later version (clinical.md §7), so there order does matter.
    private static bool RepeatsAVersionOrIdentifier(ClinicalCase one)
    {
        var resources = Entries(one.Record).Select(entry => entry["resource"]!).ToList();
        var keys = resources.Select(resource => $"{resource["resourceType"]}/{resource["id"]}")
            .Concat(resources.Select(resource => resource["identifier"]?.ToJsonString()).OfType<string>());
        return keys.GroupBy(key => key, StringComparer.Ordinal).Any(group => group.Count() > 1);
    }

    private static byte[] Backwards(byte[] record)
    {
        var bundle = JsonNode.Parse(record)!.AsObject();
        var entries = bundle["entry"]!.AsArray().Select(entry => entry!.DeepClone()).Reverse().ToArray();
        bundle["entry"] = new JsonArray(entries);
        return System.Text.Encoding.UTF8.GetBytes(bundle.ToJsonString());
    }

    private static IEnumerable<JsonNode> Entries(byte[] record) => JsonNode.Parse(record)!["entry"]!.AsArray().OfType<JsonNode>();

    private static string Outcomes(ClinicalCase one, byte[] record)
    {
        var calendar = new SiteCalendar(one.TimeZone);
        var gatherer = CommittedProtocols.Gatherer(calendar);
        gatherer.AddBundle(record, one.Name);
        var assessments = gatherer.Build().OrderBy(found => found.Patient, StringComparer.Ordinal)
            .Select(found => Evaluator.Evaluate(found, CommittedProtocols.All[one.Protocol], one.AsOf, calendar));
        return string.Join('\n', assessments.Select(found => $"{found} {string.Join(' ', found.Verdicts)} {found.ChangesAt}"));
    }
}
