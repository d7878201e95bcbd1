using System.Globalization;
using System.Text.Json.Nodes;
using Prescreen.EndToEnd.Support;

namespace Prescreen.Browser.Hostile;

/// <summary>A patient of the hospital in whose chart every text that pages show is one text, led by a word that tells where it was.</summary>
internal static class HostileChart
{
    private const string Snomed = "http://snomed.info/sct";
    private const string Loinc = "http://loinc.org";

    public static async Task FileAsync(FhirHttp ehr, string id, string text, DateTimeOffset now, CancellationToken ct)
    {
        var day = now.AddDays(-2).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        JsonObject Of(string type, string suffix) => new() { ["resourceType"] = type, ["id"] = $"{id}-{suffix}", ["subject"] = new JsonObject { ["reference"] = $"Patient/{id}" } };
        JsonObject Lab(string suffix, string code, string name, JsonNode value)
        {
            var lab = Of("Observation", suffix);
            (lab["status"], lab["effectiveDateTime"]) = ("final", day);
            lab["code"] = Concept(Loinc, code, $"{name}§{text}");
            lab[value is JsonObject ? "valueQuantity" : "valueString"] = value;
            return lab;
        }

        var patient = new JsonObject
        {
            ["resourceType"] = "Patient",
            ["id"] = id,
            ["gender"] = "female",
            ["birthDate"] = "1970-01-01",
            ["name"] = new JsonArray(new JsonObject { ["family"] = $"name§{text}" }),
            ["identifier"] = new JsonArray(new JsonObject
            {
                ["type"] = new JsonObject { ["coding"] = new JsonArray(new JsonObject { ["system"] = "http://terminology.hl7.org/CodeSystem/v2-0203", ["code"] = "MR" }) },
                ["value"] = $"mrn§{text}",
            }),
        };
        var condition = Of("Condition", "cancer");
        condition["clinicalStatus"] = Concept("http://terminology.hl7.org/CodeSystem/condition-clinical", "active", null);
        condition["verificationStatus"] = Concept("http://terminology.hl7.org/CodeSystem/condition-ver-status", "confirmed", null);
        condition["code"] = Concept(Snomed, "363406005", $"condition§{text}");
        var report = Of("DiagnosticReport", "pathology");
        (report["status"], report["effectiveDateTime"], report["issued"]) = ("final", day, day);
        report["code"] = Concept(Loinc, "22637-3", $"reportname§{text}");
        report["conclusion"] = $"before§{text}. Moderately differentiated adenocarcinoma of the sigmoid colon. after§{text}";
        JsonObject[] filed =
        [
            patient, condition, report,
            Lab("platelets", "777-3", "plateletname", new JsonObject { ["value"] = 120, ["unit"] = $"unit§{text}" }),
            Lab("hemoglobin", "718-7", "hemoglobinname", JsonValue.Create($"value§{text}")),
        ];
        foreach (var resource in filed)
        {
            await ehr.PutAsync($"{resource["resourceType"]}/{resource["id"]}", resource.ToJsonString(), ct);
        }
    }

    private static JsonObject Concept(string system, string code, string? text)
    {
        JsonObject coding = new() { ["system"] = system, ["code"] = code };
        JsonObject concept = new() { ["coding"] = new JsonArray(coding) };
        if (text is not null)
        {
            (coding["display"], concept["text"]) = (text, text);
        }

        return concept;
    }
}
