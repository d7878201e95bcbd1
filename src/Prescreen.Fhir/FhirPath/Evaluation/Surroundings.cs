namespace Prescreen.Fhir.FhirPath.Evaluation;

/// <summary>The names an expression can use without the record saying them. https://hl7.org/fhir/R4/fhirpath.html#variables</summary>
internal static class Surroundings
{
    internal static IReadOnlyList<FhirPathItem> Variable(Run run, string name, Scope scope) => name switch
    {
        "this" => scope.This,
        "index" when scope.Index >= 0 => [new FhirPathInteger(scope.Index)],
        "total" when scope.Total is { } total => total,
        _ => run.Fail(FhirPathProblems.NoValue($"${name}")),
    };

    internal static IReadOnlyList<FhirPathItem> Constant(Run run, string name) => name switch
    {
        "context" => [run.Focus],
        "resource" => [run.Resource],
        "rootResource" => [run.RootResource],
        "ucum" => [new FhirPathString("http://unitsofmeasure.org")],
        "sct" => [new FhirPathString("http://snomed.info/sct")],
        "loinc" => [new FhirPathString("http://loinc.org")],
        _ when run.Context.Constants is { } own && own.TryGetValue(name, out var found) => found,
        ['v', 's', '-', .. var valueSet] => [new FhirPathString($"http://hl7.org/fhir/ValueSet/{valueSet}")],
        ['e', 'x', 't', '-', .. var extension] => [new FhirPathString($"http://hl7.org/fhir/StructureDefinition/{extension}")],
        _ => run.Fail(FhirPathProblems.NoSuchConstant(name)),
    };

    /// <summary>The resource an element is in, the nearest one; what stands alone and is none is its own.</summary>
    internal static FhirPathNode ResourceOf(FhirPathNode node)
    {
        var found = node;
        while (!found.IsResource && found.Parent is { } parent)
        {
            found = parent;
        }

        return found;
    }

    /// <summary>The resource that contains a contained one; a resource in a Bundle or Parameters is its own root.</summary>
    internal static FhirPathNode RootOf(FhirPathNode resource)
        => resource is { Name: "contained", Parent: { } container } ? ResourceOf(container) : resource;
}
