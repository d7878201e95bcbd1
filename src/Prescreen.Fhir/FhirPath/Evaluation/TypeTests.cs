using Prescreen.Fhir.FhirPath.Syntax;

namespace Prescreen.Fhir.FhirPath.Evaluation;

/// <summary>is, as and ofType(). A FHIR primitive isn't the System type it stands for. https://hl7.org/fhirpath/N1/#types</summary>
internal static class TypeTests
{
    internal static IReadOnlyList<FhirPathItem> Evaluate(Run run, IReadOnlyList<FhirPathItem> items, TypeTest test)
    {
        if (!IsSystem(test.Type) && !run.Knows(test.Type))
        {
            return run.Fail(FhirPathProblems.NoSuchType(test.Type.ToString()));
        }

        switch (test.Kind)
        {
            case TypeTestKind.Is:
                return run.Single(items, "is") is { } item ? [FhirPathBoolean.Of(Has(item, test.Type))] : [];
            case TypeTestKind.As:
                return run.Single(items, "as") is { } one && Has(one, test.Type) ? items : [];
            case TypeTestKind.Filter:
                run.Spend(items.Count);
                return [.. items.Where(each => Has(each, test.Type))];
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static bool Has(FhirPathItem item, TypeName type) => item is FhirPathNode node
        ? type.Namespace is not "System" && node.IsOf(type.Name)
        : type.Namespace is not "FHIR" && item.TypeName.AsSpan("System.".Length).SequenceEqual(type.Name);

    private static bool IsSystem(TypeName type)
        => type.Namespace is not "FHIR" && type.Name is ("Boolean" or "String" or "Integer" or "Decimal" or "Date" or "DateTime" or "Time" or "Quantity");
}
