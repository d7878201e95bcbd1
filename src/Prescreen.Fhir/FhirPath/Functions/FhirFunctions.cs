using Prescreen.Fhir.FhirPath.Evaluation;
using Prescreen.Fhir.FhirPath.Syntax;

namespace Prescreen.Fhir.FhirPath.Functions;

/// <summary>FHIR's additions that ask only the record. https://hl7.org/fhir/R4/fhirpath.html#functions</summary>
internal static class FhirFunctions
{
    internal static IEnumerable<Function> All { get; } =
    [
        new("extension", 1, 1, Extension),
        new("hasValue", 0, 0, static (_, input, _, _) => Truths.Items(input is [FhirPathNode { HasValue: true } or FhirPathValue])),
        new("getValue", 0, 0, static (_, input, _, _) => input is [FhirPathNode { HasValue: true, Value: { } value }] ? [value] : []),
        new("isModifierElement", 0, 0, static (run, input, _, _) => run.Single(input, "isModifierElement") is FhirPathNode node ? Truths.Items(node.IsModifier) : []),
        new("htmlChecks", 0, 0, static (run, input, _, _) => run.Single(input, "htmlChecks") is { } item ? Truths.Items(item.Value is FhirPathString html && Xhtml.IsNarrative(html.Text)) : []),
        new("resolve", 0, 0, static (run, input, _, _) => Resolve(run, input)),
    ];

    private static List<FhirPathItem> Extension(Run run, IReadOnlyList<FhirPathItem> input, Call call, Scope scope)
    {
        var found = new List<FhirPathItem>();
        if (run.Text(call, 0, scope) is not { } url)
        {
            return found;
        }

        foreach (var node in input.OfType<FhirPathNode>().SelectMany(node => node.ChildNodes))
        {
            if (run.Spend(1) && node.Name == "extension" && node.ChildNodes.Any(child => child.Name == "url" && child.Value is FhirPathString { Text: var own } && own == url))
            {
                found.Add(node);
            }
        }

        return found;
    }

    // What can't be found is left out; but where nobody can look outside, that isn't known.
    private static List<FhirPathItem> Resolve(Run run, IReadOnlyList<FhirPathItem> input)
    {
        var found = new List<FhirPathItem>();
        foreach (var item in input)
        {
            if (References.Text(item) is not { } reference || !run.Spend(1))
            {
                continue;
            }

            if (References.Inside(run, reference) is { } inside)
            {
                found.Add(inside);
            }
            else if (run.Context.Resolve is not { } resolve)
            {
                if (!reference.StartsWith('#'))
                {
                    run.Fail(FhirPathProblems.NoCallback("resolve"));
                }
            }
            else if (resolve(reference) is { } outside)
            {
                found.Add(outside);
            }
        }

        return found;
    }
}
