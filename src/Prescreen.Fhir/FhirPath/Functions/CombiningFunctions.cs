using Prescreen.Fhir.FhirPath.Evaluation;

namespace Prescreen.Fhir.FhirPath.Functions;

/// <summary>Two collections as one, and an element's descendants. https://hl7.org/fhirpath/N1/#combining https://hl7.org/fhirpath/N1/#tree-navigation</summary>
internal static class CombiningFunctions
{
    internal static IEnumerable<Function> All { get; } =
    [
        new("union", 1, 1, static (run, input, call, scope) => run.Distinct([.. input, .. run.Argument(call, 0, scope)])),
        new("combine", 1, 1, static (run, input, call, scope) => [.. input, .. run.Argument(call, 0, scope)]),
        new("children", 0, 0, static (run, input, _, _) => Children(run, input)),
        new("descendants", 0, 0, static (run, input, _, _) => Descendants(run, input)),
    ];

    private static List<FhirPathItem> Children(Run run, IReadOnlyList<FhirPathItem> input)
    {
        var found = new List<FhirPathItem>();
        foreach (var item in input)
        {
            if (item is FhirPathNode node && run.Spend(1 + node.ChildNodes.Length))
            {
                found.AddRange(node.ChildNodes);
            }
        }

        return found;
    }

    // Each element once by where it stands, not by what it equals: que-2 and csd-1 look for doubles among them.
    private static List<FhirPathItem> Descendants(Run run, IReadOnlyList<FhirPathItem> input)
    {
        var found = Children(run, input);
        for (var index = 0; index < found.Count && !run.HasFailed; index++)
        {
            if (found[index] is FhirPathNode node && run.Spend(1 + node.ChildNodes.Length))
            {
                found.AddRange(node.ChildNodes);
            }
        }

        return found;
    }
}
