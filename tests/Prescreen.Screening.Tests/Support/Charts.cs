using System.Globalization;

namespace Prescreen.Screening.Tests.Support;

/// <summary>Resources of the hospital; everybody in it is invented.</summary>
internal static class Charts
{
    public static string Cancer(string patient) => $$"""
        {"resourceType":"Condition","id":"c{{patient}}","subject":{"reference":"Patient/{{patient}}"},
         "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},
         "code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"C18.7"}]},"recordedDate":"2025-01-02"}
        """;

    public static string Platelets(string id, string value, string patient, string status, DateTimeOffset at) => $$"""
        {"resourceType":"Observation","id":"{{id}}","status":"{{status}}","subject":{"reference":"Patient/{{patient}}"},
         "code":{"coding":[{"system":"http://loinc.org","code":"777-3"}]},
         "effectiveDateTime":"{{at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}}",
         "valueQuantity":{"value":{{value}},"unit":"10*9/L","system":"http://unitsofmeasure.org","code":"10*9/L" }
        }
        """;
}
