using System.Text.RegularExpressions;
using Prescreen.Fhir.FhirPath.Evaluation;
using Prescreen.Fhir.FhirPath.Syntax;

namespace Prescreen.Fhir.FhirPath.Functions;

/// <summary>matches() looks for the pattern anywhere in the text, as later versions of FHIRPath made clear. https://hl7.org/fhirpath/N1/#matchesregex-string-boolean</summary>
internal static class PatternFunctions
{
    internal static IEnumerable<Function> All { get; } =
    [
        new("matches", 1, 1, Matches) { TakesPattern = true },
        new("replaceMatches", 2, 2, ReplaceMatches) { TakesPattern = true },
    ];

    private static IReadOnlyList<FhirPathItem> Matches(Run run, IReadOnlyList<FhirPathItem> input, Call call, Scope scope)
    {
        if (run.Text(input, "matches") is not { } text || Pattern(run, call, scope) is not { } pattern)
        {
            return [];
        }

        return Patterns.Apply(pattern, "matches", regex => regex.IsMatch(text)).TryGet(out var isMatch, out var problem) ? Truths.Items(isMatch) : run.Fail(problem);
    }

    private static IReadOnlyList<FhirPathItem> ReplaceMatches(Run run, IReadOnlyList<FhirPathItem> input, Call call, Scope scope)
    {
        if (run.Text(input, "replaceMatches") is not { } text || Pattern(run, call, scope) is not { } pattern || run.Text(call, 1, scope) is not { } other
            || !run.HasRoomForText(((long)text.Length + 1) * (other.Length + 1)))
        {
            return [];
        }

        return Patterns.Apply(pattern, "replaceMatches", regex => regex.Replace(text, other)).TryGet(out var replaced, out var problem)
            ? [new FhirPathString(replaced)]
            : run.Fail(problem);
    }

    private static Regex? Pattern(Run run, Call call, Scope scope)
    {
        if (call.Pattern is { } known)
        {
            return known;
        }

        if (run.Text(call, 0, scope) is not { } text)
        {
            return null;
        }

        if (!Patterns.Read(text, call.Function.Name).TryGet(out var pattern, out var problem))
        {
            run.Fail(problem);
        }

        return pattern;
    }
}
