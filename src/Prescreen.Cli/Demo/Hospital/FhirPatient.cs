using System.Globalization;
using System.Text.Json.Nodes;

namespace Prescreen.Cli.Demo.Hospital;

/// <summary>Patient (https://hl7.org/fhir/R4/patient.html), with a name nobody could take for a real one.</summary>
internal static class FhirPatient
{
    private static readonly string[] Given = ["Amber", "Basalt", "Cedar", "Drift", "Ember", "Flint", "Garnet", "Hazel", "Indigo", "Jasper"];

    public static string File(Chart chart, bool isFemale, DateOnly born)
    {
        var given = Given[chart.Random.Next(Given.Length)];
        var patient = new JsonObject
        {
            ["resourceType"] = "Patient",
            ["id"] = chart.PatientId,
            ["identifier"] = new JsonArray(new JsonObject
            {
                ["use"] = "usual",
                ["system"] = $"https://{chart.Dialect.Name}.example/mrn",
                ["value"] = $"MRN-{chart.PatientId}",
            }),
            ["active"] = true,
            ["name"] = new JsonArray(chart.Dialect.IsChinese
                ? new JsonObject { ["text"] = $"测试 {chart.PatientId}" }
                : new JsonObject { ["family"] = $"Synthetic-{chart.PatientId}", ["given"] = new JsonArray(given) }),
            ["gender"] = isFemale ? "female" : "male",
            ["birthDate"] = born.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };

        return chart.File(patient, chart.Calendar.At(900), "registration");
    }
}
