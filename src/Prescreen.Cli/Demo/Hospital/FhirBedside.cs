namespace Prescreen.Cli.Demo.Hospital;

/// <summary>Findings of ward and clinic: performance status, saturation, ejection fraction, completeness of surgery, progression.</summary>
internal static class FhirBedside
{
    private static readonly string[] EcogAnswers = ["LA9622-7", "LA9623-5", "LA9624-3", "LA9625-0", "LA9626-8", "LA9627-6"];

    public static string Ecog(Chart chart, int score, DateTimeOffset at)
    {
        var code = FhirElements.Loinc("89247-1", "ECOG performance status");
        var observation = FhirObservation.Start(chart, "ecog", "survey", code, at);
        var hasAnswers = chart.Dialect == Dialect.Mcode || chart.Dialect == Dialect.Cerner;
        if (!hasAnswers)
        {
            return FhirObservation.File(chart, observation, "valueInteger", score, at, $"ECOG {score}");
        }

        var answer = FhirElements.Loinc(EcogAnswers[score], $"{score}");
        return FhirObservation.File(chart, observation, "valueCodeableConcept", answer, at, $"ECOG {score}");
    }

    public static string Saturation(Chart chart, decimal percent, DateTimeOffset at)
    {
        const string Name = "Oxygen saturation on room air";
        var code = FhirElements.Loinc("59410-1", Name);
        var observation = FhirObservation.Start(chart, "spo2", "vital-signs", code, at);
        var value = FhirElements.Percent(percent, chart.Dialect);
        return FhirObservation.File(chart, observation, "valueQuantity", value, at, $"SpO2 {percent}% on room air");
    }

    public static string EjectionFraction(Chart chart, decimal percent, DateTimeOffset at)
    {
        var loinc = chart.Dialect == Dialect.Epic ? "10230-1" : "18043-0";
        var text = chart.Dialect.In("Left ventricular ejection fraction", "左室射血分数");
        var observation = FhirObservation.Start(chart, "lvef", "imaging", FhirElements.Loinc(loinc, text), at);
        observation["method"] = FhirElements.Snomed("40701008", "Echocardiography");
        var value = FhirElements.Percent(percent, chart.Dialect);
        return FhirObservation.File(chart, observation, "valueQuantity", value, at.AddHours(2), $"ejection fraction {percent}%");
    }

    public static string CompletenessOfCytoreduction(Chart chart, int score, DateTimeOffset at)
    {
        var code = FhirElements.Concept("CC score", FhirElements.Coding(Systems.Finding, "cc-score", "CC score"));
        var observation = FhirObservation.Start(chart, "cc", "procedure", code, at);
        return FhirObservation.File(chart, observation, "valueInteger", score, at, $"CC-{score}");
    }

    public static string Progression(Chart chart, DateTimeOffset at)
    {
        var code = FhirElements.Loinc("97509-4", "Cancer disease progression");
        var observation = FhirObservation.Start(chart, "status", "therapy", code, at);
        var value = FhirElements.Snomed("271299001", "Patient's condition worsened");
        return FhirObservation.File(chart, observation, "valueCodeableConcept", value, at, "disease progression");
    }

    public static string TroponinT(Chart chart, decimal nanogramsPerLitre, DateTimeOffset at)
    {
        const string Name = "Troponin T.cardiac, high sensitivity";
        var observation = FhirObservation.Start(chart, "troponin", "laboratory", FhirElements.Loinc("67151-1", Name), at);
        var value = FhirElements.Quantity(nanogramsPerLitre, "ng/L", chart.Dialect.IsChinese ? null : "ng/L");
        return FhirObservation.File(chart, observation, "valueQuantity", value, at.AddHours(1), $"troponin T {nanogramsPerLitre} ng/L");
    }
}
