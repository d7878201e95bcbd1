using System.Text.Json.Nodes;

namespace Prescreen.Cli.Demo.Hospital;

/// <summary>Qualitative results: viruses, syphilis, pregnancy; coded, or only in words where the vendor does so.</summary>
internal static class FhirSerology
{
    public static string File(Chart chart, string loinc, string name, bool isPositive, DateTimeOffset collected)
    {
        var code = FhirElements.Loinc(loinc, name);
        var observation = FhirObservation.Start(chart, "serology", "laboratory", code, collected);
        var (valueName, value) = Value(chart.Dialect, isPositive);
        var outcome = isPositive ? "positive" : "negative";
        return FhirObservation.File(chart, observation, valueName, value, collected.AddHours(4), $"{name} {outcome}");
    }

    /// <summary>Hepatitis B DNA below the limit of detection.</summary>
    public static string UndetectableHepatitisBDna(Chart chart, DateTimeOffset collected)
    {
        var code = FhirElements.Loinc("42595-9", "HBV DNA");
        var observation = FhirObservation.Start(chart, "serology", "laboratory", code, collected);
        var quantity = FhirElements.Quantity(20m, "IU/mL", chart.Dialect.IsChinese ? null : "[IU]/mL");
        quantity["comparator"] = "<";
        observation["referenceRange"] = new JsonArray(new JsonObject { ["high"] = FhirElements.Quantity(20m, "IU/mL", null) });
        return FhirObservation.File(chart, observation, "valueQuantity", quantity, collected.AddHours(30), "HBV DNA <20 IU/mL");
    }

    private static (string Name, JsonNode Value) Value(Dialect dialect, bool isPositive)
    {
        if (dialect.IsChinese)
        {
            return ("valueString", isPositive ? "阳性" : "阴性");
        }

        if (dialect == Dialect.Cerner)
        {
            return ("valueCodeableConcept", FhirElements.Concept(isPositive ? "Reactive" : "Non-reactive"));
        }

        return ("valueCodeableConcept", isPositive
            ? FhirElements.Snomed("10828004", "Positive")
            : FhirElements.Snomed("260385009", "Negative"));
    }
}
