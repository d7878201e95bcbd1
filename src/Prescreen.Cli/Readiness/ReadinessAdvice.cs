using System.Globalization;
using Prescreen.Insights;
using Prescreen.Protocols.Criteria;

namespace Prescreen.Cli.Readiness;

/// <summary>What would help most, in sentences, from the counts.</summary>
internal static class ReadinessAdvice
{
    private const int MostNamed = 5;

    /// <summary>The sentences, weightiest first; empty where there is nothing to mend.</summary>
    public static IReadOnlyList<string> Of(ReadinessReport report)
        => [.. new[] { Refused(report), Codes(report), Units(report), Ranges(report), Empty(report), Stale(report) }.OfType<string>()];

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
        var lacking = Criteria(report).Where(one => one.Ranges is { WithoutLimit: > 0 }).OrderByDescending(one => one.Ranges!.WithoutLimit).ToList();
        return lacking.Count == 0 ? null
            : $"Send the upper limit of normal with results that are compared with it: it is missing for {Named(lacking.Select(one => string.Create(CultureInfo.InvariantCulture, $"{NameOf(one)} ({one.Ranges!.WithoutLimit} of {one.Ranges.Results})")).Distinct())}.";
    }

    private static string? Empty(ReadinessReport report)
    {
        var empty = report.Protocols.Select(protocol => (protocol.Protocol.Id, Count: protocol.Criteria.Count(IsEmpty))).Where(one => one.Count > 0).ToList();
        return empty.Count == 0 ? null
            : $"Check whether the site records, and exported, what nobody here has any data for: {string.Join(", ", empty.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Count} of the criteria of {one.Id}")))}. Of patients without the disease much of it is not to be expected.";
    }

    private static string? Stale(ReadinessReport report)
    {
        var stale = Criteria(report).Where(one => one.Stale > 0).OrderByDescending(one => one.Stale).ToList();
        return stale.Count == 0 ? null
            : $"Nothing to map, but new tests are needed where patients have only results older than the trial's window: {Named(stale.Select(one => string.Create(CultureInfo.InvariantCulture, $"{NameOf(one)} ({ReadinessWords.Count(one.Stale!.Value, "patient")})")).Distinct())}.";
    }

    private static bool IsEmpty(CriterionReadiness one) => one is { All: { Coded: 0, Narrative: 0, Review: 0, NoTrace: 0, Nothing: > 0 } } && one.All.Nothing > (one.Stale ?? 0);

    // Two trials may ask for one test; a laboratory knows it by its name.
    private static string NameOf(CriterionReadiness one) => one.Criterion is LabCriterion lab ? lab.Labs[0].Title : one.Criterion.Id;

    private static string? Refused(ReadinessReport report)
    {
        var lost = report.Problems.Where(problem => problem.IsLost).ToList();
        return lost.Count == 0 ? null : $"Mend what could not be read: {ReadinessWords.Count(lost.Sum(problem => problem.Count), "problem")} of {ReadinessWords.Count(lost.Count, "kind")}, listed at the end.";
    }

    private static IEnumerable<CriterionReadiness> Criteria(ReadinessReport report) => report.Protocols.SelectMany(protocol => protocol.Criteria);

    private static string Named(IEnumerable<string> names)
    {
        var all = names.ToList();
        return all.Count > MostNamed + 1
            ? string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", all.Take(MostNamed))} and {all.Count - MostNamed} more")
            : string.Join(", ", all);
    }
}
