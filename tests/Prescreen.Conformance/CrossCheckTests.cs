using System.Text.Json;
using Prescreen.Fhir.Validation;
using Prescreen.Fhir.Validation.Definitions;

namespace Prescreen.Conformance;

/// <summary>Medplum's validator and ours agree on official examples with one rule broken each; where they don't, the reason stands here.</summary>
public sealed class CrossCheckTests(ITestOutputHelper output)
{
    // What Medplum leaves unchecked; ours finds it each time.
    private static readonly Dictionary<string, string> OnlyOurs = new(StringComparer.Ordinal)
    {
        ["list-emptied"] = "an empty list is read as an absent one (https://hl7.org/fhir/R4/json.html: arrays are never empty)",
        ["text-emptied"] = "an empty text is read as an absent one, and a required one as missing (https://hl7.org/fhir/R4/datatypes.html: strings are never empty)",
        ["period-reversed"] = "constraints of data types aren't evaluated where a resource's own are",
        ["contained-not-referred-to"] = "dom-3 is left out, as its expression is costly",
    };

    // What Medplum holds to be wrong in examples that aren't.
    private static readonly Dictionary<string, string> OnlyTheirs = new(StringComparer.Ordinal)
    {
        ["Media-example.json"] = "its base64 has line breaks, which R4's own format of base64Binary takes",
        ["RiskAssessment-breastcancer-risk.json"] = "ras-2 comes to nothing where a prediction has no probability, of which the rule says nothing (see Rules/Errata.cs)",
    };

    [Fact]
    public async Task Medplum_OnExamplesWithARuleBroken_AgreesButForReasonsKnown()
    {
        Repository.MedplumMustBeThere();
        var lines = await Repository.NodeAsync(TestContext.Current.CancellationToken, "cross-check.mjs");
        FhirValidator validator = new(FhirDefinitions.R4(), TimeProvider.System);
        Dictionary<string, (int Both, int Neither, int OnlyOurs, int OnlyTheirs)> sums = new(StringComparer.Ordinal);
        List<string> differences = [];
        foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var one = JsonDocument.Parse(line);
            var (file, mutation) = (one.RootElement.GetProperty("file").GetString()!, one.RootElement.GetProperty("mutation").GetString()!);
            var report = validator.Validate(System.Text.Encoding.UTF8.GetBytes(one.RootElement.GetProperty("resource").GetRawText()));
            var (theirs, ours) = (one.RootElement.GetProperty("medplum").GetBoolean(), !report.IsValid);
            var sum = sums.GetValueOrDefault(mutation);
            sums[mutation] = (theirs, ours) switch
            {
                (true, true) => sum with { Both = sum.Both + 1 },
                (false, true) => sum with { OnlyOurs = sum.OnlyOurs + 1 },
                (true, false) => sum with { OnlyTheirs = sum.OnlyTheirs + 1 },
                _ => sum with { Neither = sum.Neither + 1 },
            };
            if (theirs != ours && !IsKnown(file, mutation, theirs))
            {
                differences.Add($"{file} {mutation}: Medplum {one.RootElement.GetProperty("said").GetString()}; ours {report.Issues.FirstOrDefault(issue => issue.Severity is IssueSeverity.Error)}");
            }
        }

        foreach (var (mutation, sum) in sums)
        {
            output.WriteLine($"{mutation}: both {sum.Both}, neither {sum.Neither}, only ours {sum.OnlyOurs}, only theirs {sum.OnlyTheirs}");
        }

        sums.Values.Sum(sum => sum.Both).ShouldBeGreaterThan(1000);
        differences.ShouldBeEmpty();
    }

    private static bool IsKnown(string file, string mutation, bool theirs)
        => (!theirs && (OnlyOurs.ContainsKey(mutation) || KnownInvalid(file)))
            || (theirs && OnlyTheirs.ContainsKey(file));

    // Faults of the examples themselves stand in Examples/invalid.tsv, with their reasons.
    private static bool KnownInvalid(string file)
        => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Examples", "invalid.tsv")).Any(line => line.StartsWith(file + "\t", StringComparison.Ordinal));
}
