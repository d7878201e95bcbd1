using Prescreen.Facts;
using Prescreen.Narrative;

namespace Prescreen.Tests.Narrative.Measuring;

/// <summary>What a reader found in a case against what is to be found: pairs, what was missed, and what was found too much.</summary>
internal sealed record CaseResult(NarrativeCase Case, IReadOnlyList<(ExpectedFinding Expected, NarrativeFinding Got)> Matched, IReadOnlyList<ExpectedFinding> Missed, IReadOnlyList<NarrativeFinding> TooMany)
{
    /// <summary>Reads the case and pairs what agrees, the best pairs first.</summary>
    public static CaseResult Of(NarrativeReader reader, NarrativeCase one)
    {
        List<NarrativeFinding> got = [.. reader.Read(one.Text)];
        List<ExpectedFinding> expected = [.. one.Findings];
        List<(ExpectedFinding Expected, NarrativeFinding Got)> matched = [];
        var pairs = expected.SelectMany(wanted => got.Where(found => Matches(wanted, found)).Select(found => (Expected: wanted, Got: found)))
            .OrderByDescending(pair => (pair.Expected.Assertion == pair.Got.Assertion ? 2 : 0) + (IsExact(pair.Expected, pair.Got) ? 1 : 0))
            .ThenBy(pair => Math.Abs(pair.Expected.Start - pair.Got.Start) + Math.Abs(pair.Expected.End - pair.Got.End))
            .ToList();
        foreach (var pair in pairs)
        {
            if (expected.Contains(pair.Expected) && got.Contains(pair.Got))
            {
                expected.Remove(pair.Expected);
                got.Remove(pair.Got);
                matched.Add(pair);
            }
        }

        return new CaseResult(one, matched, expected, got);
    }

    /// <summary>True where value, percent and patterns are as they should be, and whatever else the case tells of the finding.</summary>
    public static bool IsExact(ExpectedFinding expected, NarrativeFinding got) => Differences(expected, got).Count == 0;

    /// <summary>What differs, by name.</summary>
    public static IReadOnlyList<string> Differences(ExpectedFinding expected, NarrativeFinding got)
    {
        (string Name, bool IsSame)[] fields =
        [
            ("value", expected.Value is null || expected.Value == got.Value),
            ("percent", expected.Percent == got.Percent),
            ("patterns", expected.Patterns.Order(StringComparer.Ordinal).SequenceEqual(got.Patterns.Order(StringComparer.Ordinal))),
            ("number", expected.Number is null || expected.Number == got.Number),
            ("copies", expected.Copies is null || expected.Copies == got.Copies),
            ("hScore", expected.HScore is null || expected.HScore == got.HScore),
            ("intensity", expected.Intensity is null || expected.Intensity == got.Intensity),
            ("site", expected.Site is null || expected.Site == got.Site),
            ("laterality", expected.Laterality is null || expected.Laterality == got.Laterality),
            ("part", expected.Part is null || expected.Part == got.Part),
            ("date", expected.Date is null || expected.Date == got.Date),
            ("isAmendment", expected.IsAmendment == got.IsAmendment),
        ];
        return [.. fields.Where(field => !field.IsSame).Select(field => field.Name)];
    }

    private static bool Matches(ExpectedFinding expected, NarrativeFinding got)
        => expected.Finding == got.Finding && got.Start < expected.End && got.End > expected.Start && expected.Finding switch
        {
            FindingKinds.Metastasis => expected.Site == got.Site,
            FindingKinds.Surgery or FindingKinds.Diagnosis => expected.Value == got.Value,
            _ => true,
        };
}
