using System.Globalization;
using Prescreen.Insights;

namespace Prescreen.Cli.Readiness;

/// <summary>What would help most, in sentences, from the counts.</summary>
internal static class ReadinessAdvice
{
    private const int MostNamed = 5;

    /// <summary>The sentences, weightiest first; empty where there is nothing to mend.</summary>
    public static IReadOnlyList<string> Of(ReadinessReport report)
        => [.. new[] { Codes(report), Units(report), Ranges(report), Empty(report), Stale(report), Refused(report) }.OfType<string>()];

    private static string? Codes(ReadinessReport report)
    {
        var likely = report.Codes.Where(code => code.Suggestion is not null).ToList();
        return likely.Count == 0 ? null
            : $"Send a standard code beside {ReadinessWords.Count(likely.Count, "local code")} that may mean what the trials ask for ({ReadinessWords.Count(likely.Sum(code => code.Code.Count), "resource")}): {Named(likely.Select(code => code.Code.Display ?? code.Code.Code))}.";
    }

    private static string? Units(ReadinessReport report)
        => report.Units.IsEmpty ? null
            : $"Send UCUM units for {ReadinessWords.Count(report.Units.Sum(unit => unit.Results), "result")} whose unit is missing or can't be compared: {Named(report.Units.Select(unit => unit.Test).Distinct())}.";

    private static string? Ranges(ReadinessReport report)
    {
        var lacking = Criteria(report).Where(one => one.Counts.Ranges is { WithoutLimit: > 0 }).ToList();
        return lacking.Count == 0 ? null
            : $"Send the upper limit of normal with results that are compared with it: it is missing for {Named(lacking.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Name} ({one.Counts.Ranges!.WithoutLimit} of {one.Counts.Ranges.Results})")))}.";
    }

    private static string? Empty(ReadinessReport report)
    {
        var empty = Criteria(report).Where(one => one.Counts.All is { Coded: 0, Narrative: 0, Review: 0, NoTrace: 0, Nothing: > 0 }).Select(one => one.Name).ToList();
        return empty.Count == 0 ? null
            : $"For {ReadinessWords.Count(empty.Count, "criterion").Replace("criterions", "criteria", StringComparison.Ordinal)} no patient has usable data: {Named(empty)}. Check whether the site records it, and whether it is part of what was exported.";
    }

    private static string? Stale(ReadinessReport report)
    {
        var stale = Criteria(report).Where(one => one.Counts.Stale > 0).OrderByDescending(one => one.Counts.Stale).ToList();
        return stale.Count == 0 ? null
            : $"Some patients have only results older than the trial's window: {Named(stale.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Name} ({one.Counts.Stale})")))}. New tests are needed there, not mapping.";
    }

    private static string? Refused(ReadinessReport report)
    {
        var lost = report.Problems.Where(problem => problem.IsLost).ToList();
        return lost.Count == 0 ? null : $"Mend what could not be read: {ReadinessWords.Count(lost.Sum(problem => problem.Count), "problem")} of {ReadinessWords.Count(lost.Count, "kind")}, listed at the end.";
    }

    // Two trials may both have an I9.
    private static IEnumerable<(string Name, CriterionReadiness Counts)> Criteria(ReadinessReport report)
        => report.Protocols.SelectMany(
            protocol => protocol.Criteria,
            (protocol, one) => (report.Protocols.Length > 1 ? $"{protocol.Protocol.Id} {one.Criterion.Id}" : one.Criterion.Id, one));

    private static string Named(IEnumerable<string> names)
    {
        var all = names.ToList();
        return all.Count > MostNamed + 1
            ? string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", all.Take(MostNamed))} and {all.Count - MostNamed} more")
            : string.Join(", ", all);
    }
}
