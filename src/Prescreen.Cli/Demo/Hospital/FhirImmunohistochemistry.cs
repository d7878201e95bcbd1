using System.Text.Json.Nodes;

namespace Prescreen.Cli.Demo.Hospital;

/// <summary>Immunohistochemistry of a tumour specimen with the components of the project's profile (clinical.md §5).</summary>
internal static class FhirImmunohistochemistry
{
    public static string Cea(Chart chart, string specimen, DateTimeOffset collected, DateTimeOffset reported, decimal percent)
    {
        var name = chart.Dialect.In("CEA by immunohistochemistry", "癌胚抗原免疫组化");
        var observation = Start(chart, "cea-ihc", "10469-5", name, specimen, collected);
        observation["component"] = new JsonArray(
            Percent(chart, percent),
            FhirObservation.Component(
                FhirElements.Concept("staining pattern", FhirElements.Coding(Systems.Finding, "ihc-pattern")),
                "valueCodeableConcept",
                FhirElements.Concept("membranous", FhirElements.Coding(Systems.IhcPattern, "membranous"))));
        var value = FhirElements.Snomed("10828004", "Positive");
        return FhirObservation.File(chart, observation, "valueCodeableConcept", value, reported, $"CEA stain {percent}% membranous");
    }

    public static string Her2(Chart chart, string specimen, DateTimeOffset collected, DateTimeOffset reported, int score, decimal percent)
    {
        var name = chart.Dialect.In("HER2 by immunohistochemistry", "HER2免疫组化");
        var observation = Start(chart, "her2-ihc", "18474-7", name, specimen, collected);
        observation["component"] = new JsonArray(Percent(chart, percent));
        string[] answers = ["LA6111-4", "LA11841-6", "LA11842-4", "LA11843-2"];
        var text = score is 0 ? "0" : $"{score}+";
        var value = FhirElements.Loinc(answers[score], text);
        return FhirObservation.File(chart, observation, "valueCodeableConcept", value, reported, $"HER2 {text} in {percent}%");
    }

    /// <summary>The ERBB2:CEP17 ratio by in-situ hybridisation.</summary>
    public static string Her2Ratio(Chart chart, string specimen, DateTimeOffset collected, DateTimeOffset reported, decimal ratio)
    {
        var observation = Start(chart, "her2-ish", "49683-6", "ERBB2/CEP17 ratio by FISH", specimen, collected);
        var value = FhirElements.Quantity(ratio, "{ratio}", "{ratio}");
        return FhirObservation.File(chart, observation, "valueQuantity", value, reported, $"ERBB2:CEP17 ratio {ratio}");
    }

    /// <summary>Ordered and not read yet: registered, without a value.</summary>
    public static string PendingCea(Chart chart, string specimen, DateTimeOffset collected, DateTimeOffset registered)
    {
        var observation = Start(chart, "cea-ihc", "10469-5", "CEA by immunohistochemistry", specimen, collected);
        observation["status"] = "registered";
        return chart.File(observation, registered, "CEA by immunohistochemistry pending");
    }

    private static JsonObject Start(Chart chart, string kind, string loinc, string text, string specimen, DateTimeOffset collected)
    {
        var code = FhirElements.Loinc(loinc, text);
        var observation = FhirObservation.Start(chart, kind, "laboratory", code, collected);
        observation["specimen"] = FhirElements.Reference(specimen);
        return observation;
    }

    private static JsonObject Percent(Chart chart, decimal percent) => FhirObservation.Component(
        FhirElements.Concept("percent of tumour cells staining", FhirElements.Coding(Systems.Finding, "ihc-percent-positive")),
        "valueQuantity",
        FhirElements.Percent(percent, chart.Dialect));
}
