using Prescreen.Fhir.FhirPath.Syntax;

namespace Prescreen.Fhir.FhirPath.Evaluation;

/// <summary>Three-valued and, or, xor and implies; the right side isn't read where the left decides. https://hl7.org/fhirpath/N1/#boolean-logic</summary>
internal static class Logic
{
    internal static IReadOnlyList<FhirPathItem> Evaluate(Run run, Binary binary, Scope scope)
    {
        var left = run.Truth(run.Evaluate(binary.Left, scope), "Logic");
        if (Decided(binary.Operator, left) is { } decided)
        {
            return Truths.Items(decided);
        }

        var right = run.Truth(run.Evaluate(binary.Right, scope), "Logic");
        return Truths.Items(binary.Operator is Operator.And ? And(left, right)
            : binary.Operator is Operator.Or ? Or(left, right)
            : binary.Operator is Operator.Implies ? Or(Truths.Not(left), right)
            : Xor(left, right));
    }

    private static bool? Decided(Operator logic, FhirPathTruth left) => (logic, left) switch
    {
        (Operator.And, FhirPathTruth.False) => false,
        (Operator.Or, FhirPathTruth.True) => true,
        (Operator.Implies, FhirPathTruth.False) => true,
        _ => null,
    };

    private static FhirPathTruth And(FhirPathTruth left, FhirPathTruth right)
        => left is FhirPathTruth.False || right is FhirPathTruth.False ? FhirPathTruth.False
            : left is FhirPathTruth.Empty || right is FhirPathTruth.Empty ? FhirPathTruth.Empty
            : FhirPathTruth.True;

    private static FhirPathTruth Xor(FhirPathTruth left, FhirPathTruth right)
        => left is FhirPathTruth.Empty || right is FhirPathTruth.Empty ? FhirPathTruth.Empty : Truths.Of(left != right);

    private static FhirPathTruth Or(FhirPathTruth left, FhirPathTruth right) => Truths.Not(And(Truths.Not(left), Truths.Not(right)));
}
