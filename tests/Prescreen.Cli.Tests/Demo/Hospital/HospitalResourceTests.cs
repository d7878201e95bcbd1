using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Prescreen.Cli.Demo.Hospital;

namespace Prescreen.Cli.Tests.Demo.Hospital;

/// <summary>Structural rules of FHIR R4 that every version of every resource keeps.</summary>
public sealed partial class HospitalResourceTests
{
    private static readonly DemoHospital Made = DemoHospital.Create(7, new DateTimeOffset(2026, 11, 20, 15, 30, 0, TimeSpan.Zero));

    private static readonly JsonObject[] Resources =
    [
        .. Made.Baseline
            .SelectMany(bundle => JsonNode.Parse(bundle.Span)!["entry"]!.AsArray())
            .Select(entry => entry!["resource"]!.AsObject()),
        .. Made.Play.Select(play => JsonNode.Parse(play.Json.Span)!.AsObject()),
    ];

    private static readonly string[] NeedStatus =
        ["Observation", "DiagnosticReport", "Procedure", "MedicationAdministration", "MedicationRequest"];

    [Fact]
    public void Resources_All_HaveTypeIdAndSubject()
    {
        foreach (var resource in Resources)
        {
            var id = (string)resource["id"]!;
            IdPattern().IsMatch(id).ShouldBeTrue(id);
            resource.ContainsKey("meta").ShouldBeFalse(id);
            var subject = (string)resource["resourceType"]! is "Patient" ? $"Patient/{id}" : (string)resource["subject"]!["reference"]!;
            id.StartsWith(subject["Patient/".Length..], StringComparison.Ordinal).ShouldBeTrue(id);
        }
    }

    [Fact]
    public void Resources_References_ResolveWithinTheHospital()
    {
        var paths = Resources.Select(resource => $"{resource["resourceType"]}/{resource["id"]}").ToHashSet();

        Resources.SelectMany(Members).Where(member => member.Name is "reference").Select(member => (string)member.Value!)
            .ShouldAllBe(reference => paths.Contains(reference));
    }

    [Fact]
    public void Resources_WithRequiredStatus_HaveOne()
        => Resources.Where(resource => NeedStatus.Contains((string)resource["resourceType"]!))
            .ShouldAllBe(resource => !string.IsNullOrEmpty((string?)resource["status"]));

    [Fact]
    public void Resources_Codings_HaveSystemAndCode()
        => Resources.SelectMany(Members).Where(member => member.Name is "coding").SelectMany(member => member.Value!.AsArray())
            .ShouldAllBe(coding => coding!["system"] != null && coding["code"] != null);

    [Fact]
    public void Observations_All_HaveOneValueAtMostAndACode()
    {
        foreach (var observation in Resources.Where(resource => (string)resource["resourceType"]! is "Observation"))
        {
            observation.Count(member => member.Key.StartsWith("value", StringComparison.Ordinal)).ShouldBeLessThanOrEqualTo(1);
            observation["code"]!["text"].ShouldNotBeNull();
        }
    }

    [Fact]
    public void Resources_EffectiveTimes_AreNotAfterTheyAreFiled()
    {
        foreach (var play in Made.Play)
        {
            var effective = (string?)JsonNode.Parse(play.Json.Span)!["effectiveDateTime"];
            if (effective is { Length: > 10 })
            {
                DateTimeOffset.Parse(effective, CultureInfo.InvariantCulture).ShouldBeLessThanOrEqualTo(play.At, play.ToString());
            }
        }
    }

    [Fact]
    public void Resources_Instants_HaveAnOffset()
        => Resources.SelectMany(Members)
            .Where(member => member.Name is "effectiveDateTime" or "issued" or "start" or "end" or "authoredOn" or "collectedDateTime")
            .Select(member => (string)member.Value!)
            .Where(text => text.Length > "2026-11-20".Length)
            .ShouldAllBe(text => InstantPattern().IsMatch(text));

    private static IEnumerable<(string Name, JsonNode? Value)> Members(JsonNode? node) => node switch
    {
        JsonObject inner => inner.SelectMany(member => Members(member.Value).Prepend((member.Key, member.Value))),
        JsonArray array => array.SelectMany(Members),
        _ => [],
    };

    [GeneratedRegex("^[A-Za-z0-9.-]{1,64}$")]
    private static partial Regex IdPattern();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$")]
    private static partial Regex InstantPattern();
}
