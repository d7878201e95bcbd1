using Prescreen.Fhir.FhirPath.Evaluation;
using Prescreen.Fhir.FhirPath.Syntax;

namespace Prescreen.Fhir.FhirPath.Functions;

/// <summary>Arguments of a call. Those that aren't asked for each item are evaluated where the call stands, with $this as it is there.</summary>
internal static class Arguments
{
    extension(Run run)
    {
        internal IReadOnlyList<FhirPathItem> Argument(Call call, int place, Scope scope) => run.Evaluate(call.Arguments[place], scope);

        internal string? Text(Call call, int place, Scope scope) => run.Text(run.Argument(call, place, scope), call.Function.Name);

        internal long? Whole(Call call, int place, Scope scope) => run.Whole(run.Argument(call, place, scope), call.Function.Name);

        /// <summary>An argument asked for one item, as $this.</summary>
        internal IReadOnlyList<FhirPathItem> Of(FhirPathItem item, int index, Call call, Scope scope)
            => run.Evaluate(call.Arguments[0], scope with { This = [item], Index = index });

        /// <summary>A criterion asked for one item.</summary>
        internal FhirPathTruth TruthOf(FhirPathItem item, int index, Call call, Scope scope) => run.Truth(run.Of(item, index, call, scope), call.Function.Name);
    }
}
