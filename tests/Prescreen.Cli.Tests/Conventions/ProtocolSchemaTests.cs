using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Prescreen.Cli.Tests.Conventions;

/// <summary>The schema for editors says what the readers read.</summary>
public sealed partial class ProtocolSchemaTests
{
    private static readonly JsonObject Schema = JsonNode.Parse(SourceTree.Text("fhir-profiles/protocol.schema.json"))!.AsObject();

    [Fact]
    public void Schema_OfProtocols_HasEveryKeyAndWordTheReadersAskFor()
    {
        var known = ProtocolSchema.Words(Schema).ToHashSet(StringComparer.Ordinal);
        var asked = SourceTree.Below("src/Prescreen/Protocols", "*.cs").Where(file => !file.Path.EndsWith("YamlSection.cs", StringComparison.Ordinal))
            .SelectMany(file => Asked().Matches(Text(file)).Concat(Kinds().Matches(Text(file))).Concat(Choices().Matches(Text(file))))
            .Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);

        asked.Count.ShouldBeGreaterThan(100);
        asked.Where(key => !known.Contains(key)).ShouldBeEmpty();
    }

    [Fact]
    public void Schema_OfProtocols_HasNoKeyThatNoReaderKnows()
    {
        var sources = string.Concat(SourceTree.Below("src/Prescreen/Protocols", "*.cs").Concat(SourceTree.Below("src/Prescreen/Evaluation", "OutcomeNames.cs"))
            .Concat(SourceTree.Below("src/Prescreen/Facts", "FindingKinds.cs")).Concat(SourceTree.Below("src/Prescreen/Facts", "MetastasisSites.cs")).Select(Text));

        ProtocolSchema.Words(Schema).Distinct().Where(word => !sources.Contains($"\"{word}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("cea-car-t")]
    [InlineData("her2-car-t")]
    public void Protocol_Committed_FollowsTheSchema(string protocol)
        => new ProtocolSchema(Schema).Differences(Read(SourceTree.Text($"fhir-profiles/protocols/{protocol}.yaml"))).ShouldBeEmpty();

    [Theory]
    [InlineData(": lacks considers", "protocol: x\nversion: 1.0.0\nstudy: { system: a, value: b }")]
    [InlineData("/inclusion/0: 'withn' isn't known", "inclusion: [{ id: a, text: b, lab: c, withn: 14 d }]")]
    [InlineData("/inclusion/0/within: '14 days' doesn't match", "inclusion: [{ id: a, text: b, lab: c, within: 14 days }]")]
    [InlineData("/inclusion/0: doesn't fit exactly one of its forms", "inclusion: [{ id: a, text: b }]")]
    [InlineData("/exclusion/0/rules/0/gives: 'maybe' is none of", "exclusion: [{ id: a, text: b, rules: [{ condition: c, gives: maybe }] }]")]
    public void Protocol_Wrong_IsToldByTheSchema(string difference, string yaml)
        => new ProtocolSchema(Schema).Differences(Read(yaml)).ShouldContain(told => told.StartsWith(difference, StringComparison.Ordinal));

    private static string Text(SourceFile file) => SourceTree.Text(file.Path);

    private static YamlNode Read(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return stream.Documents[0].RootNode;
    }

    [GeneratedRegex(@"\.(?:Text|OptionalText|Flag|OptionalNumber|OptionalInteger|Days|OptionalDays|Months|OptionalConcept|Concept|Concepts|RequiredConcepts|Texts|OneOf|Outcome|Threshold|OptionalSection|Sections|Has)\(\s*""([a-z0-9-]+)""")]
    private static partial Regex Asked();

    [GeneratedRegex(@"const string Key = ""([a-z0-9-]+)""")]
    private static partial Regex Kinds();

    [GeneratedRegex(@"[( ]\(""([a-z0-9-]+)"", (?:true|false|[A-Z]\w+\.\w+)\)")]
    private static partial Regex Choices();
}
