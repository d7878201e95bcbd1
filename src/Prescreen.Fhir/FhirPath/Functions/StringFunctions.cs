using Prescreen.Fhir.FhirPath.Evaluation;
using Prescreen.Fhir.FhirPath.Syntax;

namespace Prescreen.Fhir.FhirPath.Functions;

/// <summary>Strings, counted in UTF-16 units. https://hl7.org/fhirpath/N1/#string-manipulation</summary>
internal static class StringFunctions
{
    internal static IEnumerable<Function> All { get; } =
    [
        Asking("startsWith", static (text, part) => text.StartsWith(part, StringComparison.Ordinal)),
        Asking("endsWith", static (text, part) => text.EndsWith(part, StringComparison.Ordinal)),
        Asking("contains", static (text, part) => text.Contains(part, StringComparison.Ordinal)),
        Changing("upper", static text => text.ToUpperInvariant()),
        Changing("lower", static text => text.ToLowerInvariant()),
        new("length", 0, 0, static (run, input, call, _) => run.Text(input, call.Function.Name) is { } text ? [new FhirPathInteger(text.Length)] : []),
        new("indexOf", 1, 1, static (run, input, call, scope) => run.Text(input, "indexOf") is { } text && run.Text(call, 0, scope) is { } part
            ? [new FhirPathInteger(text.IndexOf(part, StringComparison.Ordinal))]
            : []),
        new("substring", 1, 2, Substring),
        new("replace", 2, 2, Replace),
        new("toChars", 0, 0, static (run, input, _, _) => run.Text(input, "toChars") is { } text && run.HasRoomFor(text.Length) ? [.. text.Select(one => new FhirPathString(one.ToString()))] : []),
    ];

    private static Function Asking(string name, Func<string, string, bool> ask)
        => new(name, 1, 1, (run, input, call, scope) => run.Text(input, name) is { } text && run.Text(call, 0, scope) is { } part ? Truths.Items(ask(text, part)) : []);

    private static Function Changing(string name, Func<string, string> change)
        => new(name, 0, 0, (run, input, _, _) => run.Text(input, name) is { } text ? [new FhirPathString(change(text))] : []);

    private static IReadOnlyList<FhirPathItem> Substring(Run run, IReadOnlyList<FhirPathItem> input, Call call, Scope scope)
    {
        if (run.Text(input, "substring") is not { } text || run.Whole(call, 0, scope) is not { } start || start < 0 || start >= text.Length)
        {
            return [];
        }

        var length = call.Arguments.Length > 1 && run.Whole(call, 1, scope) is { } given ? Math.Clamp(given, 0, text.Length - start) : text.Length - start;
        return [new FhirPathString(text.Substring((int)start, (int)length))];
    }

    // An empty pattern stands between all characters.
    private static IReadOnlyList<FhirPathItem> Replace(Run run, IReadOnlyList<FhirPathItem> input, Call call, Scope scope)
    {
        if (run.Text(input, "replace") is not { } text || run.Text(call, 0, scope) is not { } part || run.Text(call, 1, scope) is not { } other
            || !run.HasRoomForText((long)text.Length / Math.Max(part.Length, 1) * other.Length))
        {
            return [];
        }

        return [new FhirPathString(part.Length > 0 ? text.Replace(part, other, StringComparison.Ordinal) : $"{other}{string.Join(other, text.ToCharArray())}{(text.Length > 0 ? other : "")}")];
    }
}
