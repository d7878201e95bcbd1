using Prescreen.Fhir.FhirPath.Evaluation;
using Prescreen.Fhir.FhirPath.Syntax;

namespace Prescreen.Fhir.FhirPath.Functions;

/// <summary>What a function does with its input; a failure is kept by the run.</summary>
internal delegate IReadOnlyList<FhirPathItem> FunctionBody(Run run, IReadOnlyList<FhirPathItem> input, Call call, Scope scope);

/// <summary>A function of FHIRPath: its name, how many arguments it takes, and what it does.</summary>
internal sealed record Function(string Name, int FewestArguments, int MostArguments, FunctionBody Body)
{
    /// <summary>True where the first argument is a regular expression.</summary>
    internal bool TakesPattern { get; init; }
}
