using Prescreen.Fhir.FhirPath;
using Prescreen.Fhir.FhirPath.Evaluation;

namespace Prescreen.Fhir.Tests.FhirPath.CrossCheck;

/// <summary>An invariant asked of an element.</summary>
internal sealed record Question(FhirPathNode Focus, Invariant Invariant)
{
    /// <summary>Where the definitions have the element: "Observation.component", "HumanName".</summary>
    public string Base => ((StructureType)Focus.Type).Path;

    public string Location => Below(Focus);

    public string Resource => Below(Surroundings.ResourceOf(Focus));

    public string RootResource => Below(Surroundings.RootOf(Surroundings.ResourceOf(Focus)));

    /// <summary>All that the definitions ask of a resource, its complex elements and the resources in it.</summary>
    public static IEnumerable<Question> Of(FhirPathNode node)
    {
        if (node.Type is not StructureType type || node.Json.ValueKind is not System.Text.Json.JsonValueKind.Object)
        {
            return [];
        }

        var ofTheElement = node.Parent?.Type is StructureType holder ? holder.Of(node.Name) : [];
        return type.Own.Concat(ofTheElement).DistinctBy(rule => (rule.Key, rule.Expression)).Select(rule => new Question(node, rule))
            .Concat(node.Children.SelectMany(Of));
    }

    private static string Below(FhirPathNode node)
    {
        var location = node.Location;
        var dot = location.IndexOf('.', StringComparison.Ordinal);
        return node.Parent is null ? "" : location[(dot + 1)..];
    }
}
