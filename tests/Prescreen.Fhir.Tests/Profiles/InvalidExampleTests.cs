namespace Prescreen.Fhir.Tests.Profiles;

public sealed class InvalidExampleTests
{
    private static readonly string[] Kinds = ["min", "max", "type", "format", "binding", "pattern", "reference", "context", "invariant"];

    [Fact]
    public void InvalidExamples_FilesAndTable_GoTogether()
    {
        var files = Directory.EnumerateFiles(InvalidExamples.Folder, "*.json").Select(Path.GetFileName).OfType<string>().Where(file => file != "rules.json").Order(StringComparer.Ordinal);

        InvalidExamples.All.Select(example => example.File).Order(StringComparer.Ordinal).ShouldBe(files);
    }

    [Fact]
    public void InvalidExamples_EachOfThem_ClaimsTheProfileWhoseRuleItBreaks()
    {
        foreach (var example in InvalidExamples.All)
        {
            var resource = ProfileFolder.Parse(Path.Combine(InvalidExamples.Folder, example.File));

            resource["meta"]!["profile"]!.AsArray().ShouldHaveSingleItem()!.GetValue<string>().ShouldBe(example.Profile);
            ProfileFolder.Definitions.Contains(example.Profile).ShouldBeTrue(example.Profile);
            resource.Text("id").ShouldBe(Path.GetFileNameWithoutExtension(example.File));
            Kinds.ShouldContain(example.Rule.Split(':')[0], example.File);
            example.Because.ShouldNotBeEmpty(example.File);
        }
    }

    [Fact]
    public void InvalidExamples_EveryInvariantOfOurs_IsBrokenByOne()
    {
        var invariants = ProfileFolder.Generated.Values.Where(resource => resource.Text("resourceType") is "StructureDefinition")
            .SelectMany(profile => profile["differential"]!["element"]!.AsArray())
            .SelectMany(element => element!["constraint"]?.AsArray().Select(constraint => constraint!.AsObject().Text("key")) ?? [])
            .Distinct();
        var broken = InvalidExamples.All.Select(example => example.Rule).Where(rule => rule.StartsWith("invariant:", StringComparison.Ordinal)).Select(rule => rule[10..]).ToHashSet();

        invariants.Where(key => !broken.Contains(key)).ShouldBeEmpty();
    }
}
