using Prescreen.Fhir.Validation;
using Prescreen.Fhir.Validation.Definitions;

namespace Prescreen.Conformance;

/// <summary>HL7's official examples have no errors but those of Examples/invalid.tsv, each with its reason.</summary>
public sealed class ExampleTests(ITestOutputHelper output)
{
    private const int LargestBytes = 1 << 20;

    // Definitions of types and extensions: large, many, and all alike.
    private const int EveryNthStructure = 20;

    [Fact]
    public void Examples_OfHl7_HaveNoErrorsButThoseExplained()
    {
        var folder = Repository.Definitions("hl7.fhir.r4.examples");
        var known = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Examples", "invalid.tsv")).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')).ToList();
        FhirValidator validator = new(FhirDefinitions.R4(), TimeProvider.System);
        var files = Files(folder);

        var found = files.AsParallel().SelectMany(file => validator.Validate(File.ReadAllBytes(file)).Issues
            .Where(issue => issue.Severity is IssueSeverity.Error).Select(issue => $"{Path.GetFileName(file)}\t{issue.Rule}").Distinct()).Order(StringComparer.Ordinal).ToList();

        var types = files.Select(file => Path.GetFileName(file).Split('-')[0]).Distinct().Count();
        output.WriteLine($"{files.Count} examples of {types} types, {known.Count} faults known.");
        files.Count.ShouldBeGreaterThan(2000);
        types.ShouldBeGreaterThan(60);
        known.ShouldAllBe(row => row.Length == 3 && row[2].Length > 15);
        found.ShouldBe(known.Select(row => $"{row[0]}\t{row[1]}").Order(StringComparer.Ordinal));
    }

    private static List<string> Files(string folder)
    {
        var structures = 0;
        return [.. Directory.EnumerateFiles(folder, "*-*.json").Order(StringComparer.Ordinal)
            .Where(file => char.IsAsciiLetterUpper(Path.GetFileName(file)[0]) && new FileInfo(file).Length <= LargestBytes)
            .Where(file => !Path.GetFileName(file).StartsWith("StructureDefinition-", StringComparison.Ordinal) || structures++ % EveryNthStructure == 0)];
    }
}
