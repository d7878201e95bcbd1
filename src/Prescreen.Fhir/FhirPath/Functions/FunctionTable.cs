using System.Collections.Frozen;

namespace Prescreen.Fhir.FhirPath.Functions;

/// <summary>Every function that is supported, and those of the specifications that aren't; is(), as() and ofType() are read by the parser.</summary>
internal static class FunctionTable
{
    private static readonly FrozenDictionary<string, Function> Supported = new[]
    {
        ExistenceFunctions.All, FilteringFunctions.All, SubsettingFunctions.All, CombiningFunctions.All, ConversionFunctions.All, StringFunctions.All,
        PatternFunctions.All, MathFunctions.All, UtilityFunctions.All, FhirFunctions.All, TerminologyFunctions.All,
    }.SelectMany(group => group).ToFrozenDictionary(function => function.Name, StringComparer.Ordinal);

    // FHIR R4's additions and what later drafts of FHIRPath added.
    private static readonly FrozenSet<string> Unsupported = FrozenSet.ToFrozenSet(
    [
        "elementDefinition", "slice", "checkModifiers", "subsumes", "subsumedBy", "comparable", "lowBoundary", "highBoundary", "precision", "encode", "decode",
        "escape", "unescape", "trim", "split", "join", "lastIndexOf", "matchesFull", "sort", "defineVariable", "coalesce", "repeatAll", "hasTemplateIdOf",
    ], StringComparer.Ordinal);

    internal static IEnumerable<string> Names => Supported.Keys;

    internal static Result<Function> Find(string name)
        => Supported.TryGetValue(name, out var function) ? function
            : Unsupported.Contains(name) ? FhirPathProblems.Unsupported(name)
            : FhirPathProblems.NoSuchFunction(name);
}
