using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Prescreen.Fhir.Tests.Profiles;

/// <summary>What holds of the committed profiles without any validator.</summary>
public sealed partial class GeneratedFilesTests
{
    // Specifications of others that an example or binding may name.
    private static readonly string[] Others = ["http://hl7.org/fhir/uv/subscriptions-backport/", "http://hl7.org/fhir/ValueSet/", "http://terminology.hl7.org/"];

    [Fact]
    public void Generated_EveryFile_IsNamedByTypeAndId()
    {
        foreach (var (file, resource) in ProfileFolder.Generated)
        {
            file.ShouldBe($"{resource.Text("resourceType")}-{resource.Text("id")}.json");
        }
    }

    [Fact]
    public void Definitions_TheirCanonicals_AreUniqueAndUnderTheBase()
    {
        ProfileFolder.Definitions.Where(same => same.Count() > 1).Select(same => same.Key).ShouldBeEmpty();
        foreach (var resource in ProfileFolder.Definitions.SelectMany(same => same))
        {
            resource.Text("url").ShouldBe($"{ProfileFolder.Base}{resource.Text("resourceType")}/{resource.Text("id")}");
        }
    }

    [Fact]
    public void Profiles_EachOfThem_HasASnapshotAnExampleAndAnInvalidOne()
    {
        var profiles = ProfileFolder.Generated.Values.Where(IsProfile).ToList();
        var shown = ProfileFolder.Examples.SelectMany(pair => ProfilesOf(pair.Value)).ToHashSet();
        var refused = InvalidExamples.All.Select(example => example.Profile).ToHashSet();

        profiles.Count.ShouldBeGreaterThan(15);
        profiles.Where(profile => profile["snapshot"]?["element"]?.AsArray().Count is not > 5).ShouldBeEmpty();
        profiles.Select(profile => profile.Text("url")).Where(url => !shown.Contains(url)).ShouldBeEmpty();
        profiles.Select(profile => profile.Text("url")).Where(url => !refused.Contains(url)).ShouldBeEmpty();
    }

    [Fact]
    public void Examples_TheirProfiles_Exist()
        => ProfileFolder.Examples.SelectMany(pair => ProfilesOf(pair.Value)).Distinct().Where(url => !IsKnown(url)).ShouldBeEmpty();

    [Fact]
    public void Definitions_WhatTheyReferToOfOurs_Exists()
    {
        var named = ProfileFolder.Generated.Values.Where(resource => resource.Text("resourceType") is not "ImplementationGuide")
            .SelectMany(resource => Own().Matches(resource.ToJsonString()).Select(match => match.Value)).Distinct();

        named.Where(url => !ProfileFolder.Defines(url)).ShouldBeEmpty();
    }

    [Fact]
    public void Definitions_EveryOwnCodeTheyHold_IsDefined()
        => ProfileFolder.Generated.Values.Concat(ProfileFolder.ValueSets.Values).SelectMany(OwnCodes).Distinct().Where(code => !OwnCodeSystems.Has(code.System, code.Code)).ShouldBeEmpty();

    [Fact]
    public void Bindings_WhatTheyBindTo_Exists()
    {
        var bound = ProfileFolder.Generated.Values.Where(IsProfile)
            .SelectMany(profile => profile["differential"]!["element"]!.AsArray())
            .Select(element => element!["binding"]?["valueSet"]?.GetValue<string>())
            .OfType<string>();

        bound.Distinct().Where(url => !IsKnown(url)).ShouldBeEmpty();
    }

    private static bool IsProfile(JsonObject resource)
        => resource.Text("resourceType") is "StructureDefinition" && resource.Text("type") is not "Extension";

    private static IEnumerable<string> ProfilesOf(JsonObject resource) => resource["meta"]!["profile"]!.AsArray().Select(profile => profile!.GetValue<string>());

    private static bool IsKnown(string url) => ProfileFolder.Definitions.Contains(url) || Others.Any(other => url.StartsWith(other, StringComparison.Ordinal));

    private static IEnumerable<(string System, string Code)> OwnCodes(JsonObject resource)
    {
        foreach (var inner in resource.Objects().Where(inner => inner["system"] is JsonValue system && system.ToString().StartsWith($"{ProfileFolder.Base}CodeSystem/", StringComparison.Ordinal)))
        {
            foreach (var code in inner["concept"]?.AsArray().Select(concept => concept!["code"]) ?? [inner["code"]])
            {
                if (code is not null)
                {
                    yield return (inner.Text("system"), code.GetValue<string>());
                }
            }
        }
    }

    [GeneratedRegex("https://prescreen\\.example/fhir/(StructureDefinition|CodeSystem|ValueSet|CapabilityStatement|ConceptMap)/[a-z0-9-]+")]
    private static partial Regex Own();
}
