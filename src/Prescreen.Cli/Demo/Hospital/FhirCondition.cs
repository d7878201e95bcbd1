using System.Text.Json.Nodes;

namespace Prescreen.Cli.Demo.Hospital;

/// <summary>Condition (https://hl7.org/fhir/R4/condition.html).</summary>
internal static class FhirCondition
{
    public static string File(
        Chart chart,
        int onsetDaysBefore,
        string system,
        string code,
        string text,
        string clinical = "active",
        string verification = "confirmed")
    {
        var recorded = chart.Calendar.At(onsetDaysBefore, 10);
        var condition = chart.Start("Condition", "condition");
        condition["clinicalStatus"] = FhirElements.Concept(clinical, FhirElements.Coding(Systems.ConditionClinical, clinical));
        condition["verificationStatus"] = FhirElements.Concept(
            verification, FhirElements.Coding(Systems.ConditionVerification, verification));
        condition["category"] = new JsonArray(FhirElements.Concept(
            "Problem List Item",
            FhirElements.Coding("http://terminology.hl7.org/CodeSystem/condition-category", "problem-list-item", "Problem List Item")));
        condition["code"] = FhirElements.Concept(text, FhirElements.Coding(system, code, text));
        condition["subject"] = chart.Subject();
        condition["onsetDateTime"] = FhirElements.Date(recorded);
        condition["recordedDate"] = chart.Instant(recorded);
        return chart.File(condition, recorded, $"condition {code}");
    }
}
