using System.Text.Json;
using Prescreen.Fhir.FhirPath;

namespace Prescreen.Fhir.Tests.FhirPath;

/// <summary>Asks expressions of small resources and writes the answer as text: "{}", "true", "a, b", or the code of the problem.</summary>
internal static class Asked
{
    public const string Patient = """
        {
          "resourceType": "Patient", "id": "p1", "active": true, "birthDate": "1974-12-25", "_birthDate": { "extension": [ { "url": "http://x.org/time", "valueString": "noon" } ] },
          "name": [
            { "use": "official", "family": "Chalmers", "given": [ "Peter", "James" ], "_given": [ null, { "id": "second" } ] },
            { "use": "usual", "given": [ "Jim" ] },
            { "use": "maiden", "family": "Windsor", "given": [ "Peter", "James" ], "period": { "end": "2002" } }
          ],
          "deceasedBoolean": false, "multipleBirthInteger": 2, "_gender": { "extension": [ { "url": "http://x.org/absent", "valueCode": "unknown" } ] },
          "contained": [ { "resourceType": "Organization", "id": "o1", "name": "Ward" } ],
          "managingOrganization": { "reference": "#o1" },
          "text": { "status": "generated", "div": "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Peter</p></div>" }
        }
        """;

    public const string Observation = """
        {
          "resourceType": "Observation", "status": "final", "issued": "2013-04-03T15:30:10+01:00",
          "code": { "coding": [ { "system": "http://loinc.org", "code": "29463-7" } ] },
          "valueQuantity": { "value": 185.50, "unit": "lbs", "system": "http://unitsofmeasure.org", "code": "[lb_av]" },
          "component": [ { "valueQuantity": { "value": 2, "unit": "spoons" } }, { "valueQuantity": { "value": 3, "comparator": "<", "code": "g", "system": "http://unitsofmeasure.org" } } ]
        }
        """;

    public static string Ask(string expression, string resource = Patient, FhirPathContext? context = null)
    {
        using var document = JsonDocument.Parse(resource);
        return Ask(expression, FhirPathNode.OfResource(document.RootElement, FewTypes.All), context);
    }

    public static string Ask(string expression, FhirPathNode focus, FhirPathContext? context = null)
        => !FhirPathExpression.Compile(expression).TryGet(out var compiled, out var problem) ? problem.Code
            : !compiled.Evaluate(focus, context ?? new FhirPathContext()).TryGet(out var items, out problem) ? problem.Code
            : items.IsEmpty ? "{}"
            : string.Join(", ", items.Select(item => item.Value?.Text ?? $"({item})"));
}
