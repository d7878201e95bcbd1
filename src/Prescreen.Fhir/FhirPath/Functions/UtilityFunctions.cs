using System.Globalization;
using Prescreen.Fhir.FhirPath.Evaluation;
using Prescreen.Fhir.FhirPath.Syntax;
using Prescreen.Fhir.FhirPath.Values;

namespace Prescreen.Fhir.FhirPath.Functions;

/// <summary>trace(), type() and the time, which is always given. https://hl7.org/fhirpath/N1/#utility-functions</summary>
internal static class UtilityFunctions
{
    internal static IEnumerable<Function> All { get; } =
    [
        new("trace", 1, 2, Trace),
        new("type", 0, 0, static (run, input, _, _) => [.. input.Select(item => item.TypeName.Split('.', 2)).Select(parts => new FhirPathTypeInfo(parts[0], parts[1]))]),
        Time("now", MomentKind.DateTime, "yyyy-MM-ddTHH:mm:ss.fffzzz"),
        Time("today", MomentKind.Date, "yyyy-MM-dd"),
        Time("timeOfDay", MomentKind.Time, "HH:mm:ss.fff"),
    ];

    private static Function Time(string name, MomentKind kind, string form) => new(name, 0, 0, (run, _, _, _) =>
        run.Context.Now is not { } now ? run.Fail(FhirPathProblems.NoTime)
            : MomentText.Read(now.ToString(form, CultureInfo.InvariantCulture), kind) is { } moment ? [moment]
            : []);

    private static IReadOnlyList<FhirPathItem> Trace(Run run, IReadOnlyList<FhirPathItem> input, Call call, Scope scope)
    {
        if (run.Context.Trace is { } trace && run.Text(call, 0, scope) is { } name)
        {
            trace(name, call.Arguments.Length < 2 ? input : [.. input.SelectMany((item, index) => run.Evaluate(call.Arguments[1], scope with { This = [item], Index = index }))]);
        }

        return input;
    }
}
