using System.Text.Json.Nodes;

namespace Prescreen.Cli.Demo.Hospital;

/// <summary>Observation (https://hl7.org/fhir/R4/observation.html) other than laboratory quantities.</summary>
internal static class FhirObservation
{
    public static JsonObject Start(Chart chart, string kind, string category, JsonObject code, DateTimeOffset effective)
    {
        var observation = chart.Start("Observation", kind);
        observation["status"] = "final";
        observation["category"] = new JsonArray(FhirElements.Concept(
            category, FhirElements.Coding(Systems.ObservationCategory, category)));
        observation["code"] = code;
        observation["subject"] = chart.Subject();
        observation["effectiveDateTime"] = chart.Instant(effective);
        return observation;
    }

    /// <summary>Gives the observation a value ("valueInteger", "valueCodeableConcept" …) and files it when it is reported.</summary>
    public static string File(
        Chart chart, JsonObject observation, string valueName, JsonNode value, DateTimeOffset reported, string description)
    {
        observation["issued"] = chart.Instant(reported);
        observation[valueName] = value;
        return chart.File(observation, reported, description);
    }

    /// <summary>A component of an observation.</summary>
    public static JsonObject Component(JsonObject code, string valueName, JsonNode value)
        => new() { ["code"] = code, [valueName] = value };
}
