namespace Prescreen.Cli.Tests.Commands;

/// <summary>A folder with a small protocol and the records of two patients, gone at the end.</summary>
internal sealed class SmallTrial : IDisposable
{
    private const string Yaml = """
        protocol: small-trial
        version: 2.1.0
        title: Small trial
        study: { system: http://clinicaltrials.gov, value: NCT00000001 }
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

    private const string Records = """
        {"resourceType":"Bundle","type":"collection","entry":[
        {"resource":{"resourceType":"Patient","id":"1","gender":"female","birthDate":"1970-01-01"}},
        {"resource":{"resourceType":"Condition","id":"c1","meta":{"versionId":"3"},"subject":{"reference":"Patient/1"},"code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"C18.7"}],"text":"Sigmoid cancer"},"onsetDateTime":"2026-03-02"}},
        {"resource":{"resourceType":"Observation","id":"o1","meta":{"versionId":"2"},"status":"final","subject":{"reference":"Patient/1"},"code":{"coding":[{"system":"http://loinc.org","code":"777-3"}]},"effectiveDateTime":"2026-11-18T07:30:00Z","valueQuantity":{"value":120,"unit":"K/uL"}}},
        {"resource":{"resourceType":"Patient","id":"2","gender":"male","birthDate":"1960-01-01"}}
        ]}
        """;

    public SmallTrial()
    {
        File.WriteAllText(Protocol, Yaml);
        File.WriteAllText(Bundle, Records);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("prescreen-cli-").FullName;

    public string Protocol => Path.Combine(Folder, "small-trial.yaml");

    public string Bundle => Path.Combine(Folder, "bundle.json");

    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Screens the small trial's bundle, or other input.</summary>
    public Task<CommandRun> ScreenAsync(params string[] more)
        => CommandRun.OfAsync(["screen", "--protocol", Protocol, "--as-of", "2026-11-20T09:00:00Z", .. more]);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
