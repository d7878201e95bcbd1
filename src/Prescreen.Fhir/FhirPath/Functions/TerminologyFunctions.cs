using Prescreen.Fhir.FhirPath.Evaluation;
using Prescreen.Fhir.FhirPath.Syntax;

namespace Prescreen.Fhir.FhirPath.Functions;

/// <summary>memberOf() and conformsTo(), which the caller answers. https://hl7.org/fhir/R4/fhirpath.html#functions</summary>
internal static class TerminologyFunctions
{
    internal static IEnumerable<Function> All { get; } =
    [
        new("memberOf", 1, 1, static (run, input, call, scope) => Ask(run, input, call, scope, run.Context.MemberOf)),
        new("conformsTo", 1, 1, static (run, input, call, scope) => Ask(run, input, call, scope, run.Context.ConformsTo)),
    ];

    private static IReadOnlyList<FhirPathItem> Ask(Run run, IReadOnlyList<FhirPathItem> input, Call call, Scope scope, Func<FhirPathNode, string, Result<FhirPathTruth>>? ask)
    {
        var name = call.Function.Name;
        if (ask is null)
        {
            return run.Fail(FhirPathProblems.NoCallback(name));
        }

        if (run.Single(input, name) is not { } item || run.Text(call, 0, scope) is not { } canonical)
        {
            return [];
        }

        return item is not FhirPathNode node ? run.Fail(FhirPathProblems.WrongType(name, item.TypeName))
            : ask(node, canonical).TryGet(out var truth, out var problem) ? Truths.Items(truth)
            : run.Fail(problem);
    }
}
