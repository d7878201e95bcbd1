using Prescreen.Fhir.FhirPath.Evaluation;
using Prescreen.Fhir.FhirPath.Syntax;

namespace Prescreen.Fhir.FhirPath.Functions;

/// <summary>What is asked for each item. https://hl7.org/fhirpath/N1/#filtering-and-projection</summary>
internal static class FilteringFunctions
{
    // Dear, so that an expression that makes ever new items ends before they fill the memory.
    private const int NewItem = 100;

    internal static IEnumerable<Function> All { get; } =
    [
        new("where", 1, 1, Where),
        new("select", 1, 1, Select),
        new("repeat", 1, 1, Repeat),
        new("aggregate", 1, 2, Aggregate),
        new("iif", 2, 3, Iif),
    ];

    private static List<FhirPathItem> Where(Run run, IReadOnlyList<FhirPathItem> input, Call call, Scope scope)
    {
        var found = new List<FhirPathItem>();
        for (var index = 0; index < input.Count && !run.HasFailed; index++)
        {
            if (run.TruthOf(input[index], index, call, scope) is FhirPathTruth.True)
            {
                found.Add(input[index]);
            }
        }

        return found;
    }

    private static List<FhirPathItem> Select(Run run, IReadOnlyList<FhirPathItem> input, Call call, Scope scope)
    {
        var found = new List<FhirPathItem>();
        for (var index = 0; index < input.Count && !run.HasFailed; index++)
        {
            found.AddRange(run.Of(input[index], index, call, scope));
            run.HasRoomFor(found.Count);
        }

        return found;
    }

    // New items only, or an expression like repeat($this) would never end.
    private static List<FhirPathItem> Repeat(Run run, IReadOnlyList<FhirPathItem> input, Call call, Scope scope)
    {
        var found = new List<FhirPathItem>();
        var seen = run.Set();
        var open = new Queue<FhirPathItem>(input);
        while (open.TryDequeue(out var item) && !run.HasFailed)
        {
            foreach (var next in run.Of(item, 0, call, scope))
            {
                if (seen.Add(next) && run.Spend(NewItem))
                {
                    found.Add(next);
                    open.Enqueue(next);
                }
            }
        }

        return found;
    }

    private static IReadOnlyList<FhirPathItem> Aggregate(Run run, IReadOnlyList<FhirPathItem> input, Call call, Scope scope)
    {
        var total = call.Arguments.Length > 1 ? run.Argument(call, 1, scope) : [];
        for (var index = 0; index < input.Count && !run.HasFailed; index++)
        {
            total = run.Evaluate(call.Arguments[0], new Scope([input[index]], index, total));
        }

        return total;
    }

    // The whole input is $this for the criterion and for what is chosen.
    private static IReadOnlyList<FhirPathItem> Iif(Run run, IReadOnlyList<FhirPathItem> input, Call call, Scope scope)
    {
        var inner = scope with { This = input };
        return run.Truth(run.Evaluate(call.Arguments[0], inner), "iif") is FhirPathTruth.True ? run.Evaluate(call.Arguments[1], inner)
            : call.Arguments.Length > 2 ? run.Evaluate(call.Arguments[2], inner)
            : [];
    }
}
