using System.Diagnostics;
using System.Globalization;
using Prescreen.Facts;

namespace Prescreen.Cli.Findings;

/// <summary>Findings in words.</summary>
internal static class FindingWords
{
    /// <summary>The assertion in lower case, as programs read it.</summary>
    public static string Of(Assertion assertion) => assertion switch
    {
        Assertion.Present => "present",
        Assertion.Absent => "absent",
        Assertion.Possible => "possible",
        Assertion.Historical => "historical",
        Assertion.Planned => "planned",
        Assertion.Other => "other",
        _ => throw new UnreachableException($"No word for {assertion}."),
    };

    /// <summary>"40", "30-50", ">10", ">=10", "&lt;5".</summary>
    public static string Of(NumberRange range) => range switch
    {
        { Low: { } low, High: { } high } when low == high => Of(low),
        { Low: { } low, High: { } high } => $"{Of(low)}-{Of(high)}",
        { Low: { } low } => $"{(range.LowInclusive ? ">=" : ">")}{Of(low)}",
        { High: { } high } => $"{(range.HighInclusive ? "<=" : "<")}{Of(high)}",
        _ => "",
    };

    /// <summary>What is told of a finding beside its assertion: "positive · 40 % · membranous".</summary>
    public static string Values(NarrativeFinding finding)
    {
        string?[] words =
        [
            finding.Value, finding.Site, finding.Laterality,
            finding.Number is { } number && Of(number) != finding.Value?.TrimEnd('+') ? Of(number) : null,
            finding.Percent is { } percent ? $"{Of(percent)} %" : null,
            finding.Copies is { } copies ? $"{Of(copies)} copies" : null,
            finding.HScore is { } score ? $"H-score {Of(score)}" : null,
            .. finding.Patterns,
            finding.Intensity,
            finding.Part is { } part ? $"part {part}" : null,
            finding.Date,
            finding.IsAmendment ? "amendment" : null,
        ];
        return string.Join(" · ", words.Where(word => !string.IsNullOrEmpty(word)));
    }

    private static string Of(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
