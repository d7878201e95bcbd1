using System.Text.Json.Nodes;

namespace Prescreen.Cli.Demo.Hospital;

/// <summary>Qualitative results: viruses, syphilis, pregnancy; coded, or only in words where the vendor does so.</summary>
internal static class FhirSerology
{
    public static string File(Chart chart, string loinc, string name, bool isPositive, DateTimeOffset collected)
    {
        var code = FhirElements.Concept(name, FhirElements.Coding(Systems.Loinc, loinc, name));
        var observation = FhirObservation.Start(chart, "serology", "laboratory", code, collected);
        var (valueName, value) = Value(chart.Dialect, isPositive);
        return FhirObservation.File(chart, observation, valueName, value, collected.AddHours(4), $"{name} {(isPositive ? "positive" : "negative")}");
    }

    /// <summary>Hepatitis B DNA below the limit of detection.</summary>
    public static string UndetectableHepatitisBDna(Chart chart, DateTimeOffset collected)
    {
        var code = FhirElements.Concept("HBV DNA", FhirElements.Coding(Systems.Loinc, "42595-9", "Hepatitis B virus DNA [Units/volume] (viral load)"));
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
            ? FhirElements.Concept("Positive", FhirElements.Coding(Systems.Snomed, "10828004", "Positive"))
            : FhirElements.Concept("Negative", FhirElements.Coding(Systems.Snomed, "260385009", "Negative")));
    }
}
