using Prescreen.Fhir.FhirPath.Evaluation;

namespace Prescreen.Fhir.FhirPath.Functions;

/// <summary>A part of a collection by place. https://hl7.org/fhirpath/N1/#subsetting</summary>
internal static class SubsettingFunctions
{
    internal static IEnumerable<Function> All { get; } =
    [
        new("single", 0, 0, static (run, input, _, _) => run.Single(input, "single") is { } item ? [item] : []),
        new("first", 0, 0, static (_, input, _, _) => Part(input, 0, 1)),
        new("last", 0, 0, static (_, input, _, _) => Part(input, input.Count - 1, 1)),
        new("tail", 0, 0, static (_, input, _, _) => Part(input, 1, input.Count)),
        new("skip", 1, 1, static (run, input, call, scope) => run.Whole(call, 0, scope) is { } count ? Part(input, count, input.Count) : []),
        new("take", 1, 1, static (run, input, call, scope) => run.Whole(call, 0, scope) is { } count ? Part(input, 0, count) : []),
        new("intersect", 1, 1, static (run, input, call, scope) =>
        {
            var others = run.Set(run.Argument(call, 0, scope));
            return run.Distinct([.. input.Where(others.Contains)]);
        }),
        new("exclude", 1, 1, static (run, input, call, scope) =>
        {
            var others = run.Set(run.Argument(call, 0, scope));
            return [.. input.Where(item => !others.Contains(item))];
        }),
    ];

    private static IReadOnlyList<FhirPathItem> Part(IReadOnlyList<FhirPathItem> input, long start, long count)
    {
        var first = (int)Math.Clamp(start, 0, input.Count);
        var length = (int)Math.Clamp(count, 0, input.Count - first);
        if (length == input.Count)
        {
            return input;
        }

        var part = new FhirPathItem[length];
        for (var index = 0; index < length; index++)
        {
            part[index] = input[first + index];
        }

        return part;
    }
}
