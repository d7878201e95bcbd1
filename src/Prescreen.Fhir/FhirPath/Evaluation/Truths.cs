namespace Prescreen.Fhir.FhirPath.Evaluation;

/// <summary>Truth values as collections.</summary>
internal static class Truths
{
    private static readonly IReadOnlyList<FhirPathItem> True = [FhirPathBoolean.True];
    private static readonly IReadOnlyList<FhirPathItem> False = [FhirPathBoolean.False];

    internal static IReadOnlyList<FhirPathItem> Items(FhirPathTruth truth) => truth switch
    {
        FhirPathTruth.True => True,
        FhirPathTruth.False => False,
        FhirPathTruth.Empty => [],
        _ => [],
    };

    internal static IReadOnlyList<FhirPathItem> Items(bool isTrue) => isTrue ? True : False;

    internal static FhirPathTruth Of(bool isTrue) => isTrue ? FhirPathTruth.True : FhirPathTruth.False;

    internal static FhirPathTruth Not(FhirPathTruth truth) => truth switch
    {
        FhirPathTruth.True => FhirPathTruth.False,
        FhirPathTruth.False => FhirPathTruth.True,
        FhirPathTruth.Empty => FhirPathTruth.Empty,
        _ => FhirPathTruth.Empty,
    };
}
