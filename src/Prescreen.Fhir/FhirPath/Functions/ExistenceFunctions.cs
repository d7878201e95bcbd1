using Prescreen.Fhir.FhirPath.Evaluation;
using Prescreen.Fhir.FhirPath.Syntax;

namespace Prescreen.Fhir.FhirPath.Functions;

/// <summary>What a collection holds. https://hl7.org/fhirpath/N1/#existence</summary>
internal static class ExistenceFunctions
{
    internal static IEnumerable<Function> All { get; } =
    [
        new("empty", 0, 0, static (_, input, _, _) => Truths.Items(input.Count == 0)),
        new("exists", 0, 1, static (run, input, call, scope) => Truths.Items(call.Arguments.IsEmpty ? input.Count > 0 : Any(run, input, call, scope))),
        new("all", 1, 1, static (run, input, call, scope) => Truths.Items(AreAll(run, input, call, scope))),
        new("not", 0, 0, static (run, input, _, _) => Truths.Items(Truths.Not(run.Truth(input, "not")))),
        new("count", 0, 0, static (_, input, _, _) => [new FhirPathInteger(input.Count)]),
        new("allTrue", 0, 0, static (run, input, _, _) => Truths.Items(!Has(run, input, false))),
        new("anyTrue", 0, 0, static (run, input, _, _) => Truths.Items(Has(run, input, true))),
        new("allFalse", 0, 0, static (run, input, _, _) => Truths.Items(!Has(run, input, true))),
        new("anyFalse", 0, 0, static (run, input, _, _) => Truths.Items(Has(run, input, false))),
        new("distinct", 0, 0, static (run, input, _, _) => run.Distinct(input)),
        new("isDistinct", 0, 0, static (run, input, _, _) => Truths.Items(run.Distinct(input).Count == input.Count)),
        new("subsetOf", 1, 1, static (run, input, call, scope) => Truths.Items(run.Set(run.Argument(call, 0, scope)).IsSupersetOf(input))),
        new("supersetOf", 1, 1, static (run, input, call, scope) => Truths.Items(run.Set(input).IsSupersetOf(run.Argument(call, 0, scope)))),
    ];

    private static bool Any(Run run, IReadOnlyList<FhirPathItem> input, Call call, Scope scope)
    {
        for (var index = 0; index < input.Count && !run.HasFailed; index++)
        {
            if (run.TruthOf(input[index], index, call, scope) is FhirPathTruth.True)
            {
                return true;
            }
        }

        return false;
    }

    // What can't be told isn't true.
    private static bool AreAll(Run run, IReadOnlyList<FhirPathItem> input, Call call, Scope scope)
    {
        for (var index = 0; index < input.Count && !run.HasFailed; index++)
        {
            if (run.TruthOf(input[index], index, call, scope) is not FhirPathTruth.True)
            {
                return false;
            }
        }

        return true;
    }

    private static bool Has(Run run, IReadOnlyList<FhirPathItem> input, bool wanted)
    {
        foreach (var item in input)
        {
            switch (item.Value)
            {
                case FhirPathBoolean boolean when boolean.IsTrue == wanted:
                    return true;
                case FhirPathBoolean:
                    break;
                default:
                    run.Fail(FhirPathProblems.NotBoolean(item.TypeName));
                    return false;
            }
        }

        return false;
    }
}
