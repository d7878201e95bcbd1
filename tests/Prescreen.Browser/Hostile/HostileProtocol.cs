using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Prescreen.Browser.Hostile;

/// <summary>A trial whose title, criteria, labs and hints are the texts, each of them a criterion's words.</summary>
internal static class HostileProtocol
{
    public const string Id = "hostile";

    /// <summary>The id of the criterion whose words are a text.</summary>
    public static string CriterionOf(int text) => string.Create(CultureInfo.InvariantCulture, $"T{text:D3}");

    /// <summary>The protocol's YAML; in the amended one each text is for the investigator to judge.</summary>
    public static string Write(string version, bool isAmended)
    {
        // JSON's quoted strings are YAML's.
        var all = string.Join(" · ", HostileStrings.All);
        var first = $"lab§{HostileStrings.All[0]}";
        StringBuilder yaml = new();
        yaml.AppendLine($$"""
            protocol: {{Id}}
            version: {{version}}
            title: {{Quoted($"title§{all}")}}
            note: {{Quoted(all)}}
            study: { system: http://clinicaltrials.gov, value: NCT00000000 }
            considers: [C.age]
            labs:
              platelets: { title: {{Quoted(first)}}, codes: platelets, unit: "10*9/L", analyte: platelets, plausible: { from: 1, to: 3000 } }
              hemoglobin: { title: {{Quoted(first)}}, codes: hemoglobin, unit: g/L, analyte: hemoglobin, plausible: { from: 20, to: 250 } }
            inclusion:
              - { id: C.age, text: Adult, age: { from: 18, to: 120 } }
              - id: C.diagnosis
                text: {{Quoted($"diagnosis§{all}")}}
                rules:
                  - { condition: colorectal-cancer, gives: met, because: {{Quoted($"because§{all}")}} }
              - id: C.words
                text: Cancer by words
                narrative: suggests
                rules:
                  - { finding: diagnosis, value: colorectal-adenocarcinoma, asserted: [present, possible, historical], gives: review, because: {{Quoted($"because§{all}")}} }
                settled-by: {{Quoted($"settled§{all}")}}
              - { id: C.platelets, text: {{Quoted($"platelets§{all}")}}, lab: platelets, require: ">= 80 10*9/L", within: 14 d }
              - { id: C.hemoglobin, text: Hemoglobin, lab: hemoglobin, require: ">= 90 g/L", within: 14 d }
            """);
        foreach (var (index, text) in HostileStrings.All.Index())
        {
            yaml.AppendLine(CultureInfo.InvariantCulture, $"  - {{ id: {CriterionOf(index)}, text: {Quoted($"criterion§{text}")}, {(isAmended ? "judgement: investigator" : "alive: true")} }}");
        }

        return yaml.ToString();
    }

    private static string Quoted(string text) => JsonSerializer.Serialize(text);
}
