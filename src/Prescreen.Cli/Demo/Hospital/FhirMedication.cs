using System.Text.Json.Nodes;

namespace Prescreen.Cli.Demo.Hospital;

/// <summary>
/// MedicationAdministration (https://hl7.org/fhir/R4/medicationadministration.html) and MedicationRequest
/// (https://hl7.org/fhir/R4/medicationrequest.html).
/// </summary>
internal static class FhirMedication
{
    public static string Dose(Chart chart, Drug drug, DateTimeOffset given)
    {
        var dose = Administration(chart, drug, given);
        return chart.File(dose, given.AddMinutes(10), $"{drug.Name} given");
    }

    /// <summary>Heated chemotherapy into the peritoneum during surgery: route and day make it an exception to the washout.</summary>
    public static string IntraperitonealDose(Chart chart, Drug drug, DateTimeOffset given)
    {
        var dose = Administration(chart, drug, given);
        dose["dosage"] = new JsonObject
        {
            ["route"] = FhirElements.Snomed("38239002", "Intraperitoneal"),
            ["dose"] = FhirElements.Quantity(30m, "mg", chart.Dialect.IsChinese ? null : "mg"),
        };
        return chart.File(dose, given.AddMinutes(10), $"{drug.Name} given as HIPEC");
    }

    public static string Order(Chart chart, Drug drug, DateTimeOffset authored, string status = "active")
    {
        var order = chart.Start("MedicationRequest", "order");
        order["status"] = status;
        order["intent"] = "order";
        order["medicationCodeableConcept"] = Code(chart.Dialect, drug);
        order["subject"] = chart.Subject();
        order["authoredOn"] = chart.Instant(authored);
        return chart.File(order, authored, $"{drug.Name} ordered");
    }

    private static JsonObject Administration(Chart chart, Drug drug, DateTimeOffset given)
    {
        var dose = chart.Start("MedicationAdministration", "dose");
        dose["status"] = "completed";
        dose["medicationCodeableConcept"] = Code(chart.Dialect, drug);
        dose["subject"] = chart.Subject();
        dose["effectiveDateTime"] = chart.Instant(given);
        return dose;
    }

    private static JsonObject Code(Dialect dialect, Drug drug)
    {
        var atc = FhirElements.Coding(Systems.Atc, drug.Atc, drug.Name);
        return dialect.IsChinese
            ? FhirElements.Concept(drug.Chinese, atc)
            : FhirElements.Concept(drug.Name, FhirElements.Coding(Systems.RxNorm, drug.RxNorm, drug.Name), atc);
    }
}
