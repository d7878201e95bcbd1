using System.Collections.Concurrent;
using System.Text;
using Prescreen.Fhir.Vocabulary;

namespace Prescreen.Screening.Tests.Support;

/// <summary>A small trial over the project's own value sets: colorectal cancer, and platelets of the last 14 days.</summary>
internal static class TestTrial
{
    public const string Study = "NCT00000001";

    private const string Yaml = """
        protocol: test-trial
        version: 1.0.0
        title: Test trial
        study: { system: http://clinicaltrials.gov, value: NCT00000001 }
        arms: [One, Two]
        considers: [I1]
        labs:
          platelets: { title: Platelet count, codes: platelets, unit: "10*9/L", analyte: platelets, plausible: { from: 1, to: 3000 } }
        inclusion:
          - id: I1
            text: Colorectal cancer
            rules:
              - { condition: colorectal-cancer, gives: met }
            settled-by: a coded diagnosis
          - { id: I2.platelets, text: "Platelet count ≥80×10⁹/L", lab: platelets, require: ">= 80 10*9/L", within: 14 d }
        """;

    private static readonly ConcurrentDictionary<string, Lazy<ActiveProtocols>> Compiled = new(StringComparer.Ordinal);

    /// <summary>The trial; another limit makes an amended version.</summary>
    public static ActiveProtocols Load(string limit = "80") => Compiled.GetOrAdd(limit, one => new Lazy<ActiveProtocols>(() => Compile(one))).Value;

    private static ActiveProtocols Compile(string limit)
    {
        var sources = VocabularyFolder.Read(Path.Combine(AppContext.BaseDirectory, "fhir-profiles", "valuesets")).Value;
        return ActiveProtocols.Compile([("test-trial.yaml", Encoding.UTF8.GetBytes(Yaml.Replace(">= 80", $">= {limit}", StringComparison.Ordinal)))], sources).Value;
    }
}
