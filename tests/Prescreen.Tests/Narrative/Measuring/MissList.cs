using System.Globalization;
using Prescreen.Facts;

namespace Prescreen.Tests.Narrative.Measuring;

/// <summary>Every miss of the open half with its words, for whoever writes rules.</summary>
internal static class MissList
{
    public static void Write(TextWriter output, IEnumerable<CaseResult> results, Func<string, bool> kind)
    {
        foreach (var result in results)
        {
            var lines = Lines(result, kind).ToList();
            if (lines.Count == 0)
            {
                continue;
            }

            output.WriteLine(result.Case.IsReport ? result.Case.Name : $"{result.Case.Name}  {result.Case.Text.Trim().ReplaceLineEndings(" ⏎ ")}");
            foreach (var line in lines)
            {
                output.WriteLine($"    {line}");
            }
        }
    }

    private static IEnumerable<string> Lines(CaseResult result, Func<string, bool> kind)
    {
        foreach (var missed in result.Missed.Where(one => kind(one.Finding)))
        {
            yield return $"missed    {At(result, missed.Start)}{Show(missed)}  «{missed.Quote}»{Around(result, missed.Start, missed.End)}";
        }

        foreach (var extra in result.TooMany.Where(one => kind(one.Finding)))
        {
            yield return $"too many  {At(result, extra.Start)}{Show(extra)}  «{extra.Quote}»{Around(result, extra.Start, extra.End)}";
        }

        foreach (var (expected, got) in result.Matched.Where(pair => kind(pair.Expected.Finding)))
        {
            List<string> differing = [.. CaseResult.Differences(expected, got)];
            if (expected.Assertion != got.Assertion)
            {
                differing.Insert(0, "assertion");
            }

            if (differing.Count > 0)
            {
                yield return $"differs   {At(result, expected.Start)}in {string.Join(", ", differing)}: expected {Show(expected)}, got {Show(got)}  «{got.Quote}»{Around(result, got.Start, got.End)}";
            }
        }
    }

    private static string At(CaseResult result, int start)
        => result.Case.IsReport ? string.Create(CultureInfo.InvariantCulture, $"line {result.Case.Text.AsSpan(0, start).Count('\n') + 1}: ") : "";

    // In a report, the line around the words; a sentence stands above anyway.
    private static string Around(CaseResult result, int start, int end)
    {
        if (!result.Case.IsReport)
        {
            return "";
        }

        var text = result.Case.Text;
        var from = start == 0 ? 0 : text.LastIndexOf('\n', start - 1) + 1;
        var to = text.IndexOf('\n', end) is var found and >= 0 ? found : text.Length;
        return $"\n              {text[from..to].Trim().ReplaceLineEndings(" ⏎ ")}";
    }

    private static string Show(ExpectedFinding one)
        => Words(one.Finding, one.Assertion, one.Value, one.Site, one.Laterality, one.Number, one.Percent, one.Copies, one.HScore, one.Patterns, one.Intensity, one.Part, one.Date, one.IsAmendment);

    private static string Show(NarrativeFinding one)
        => Words(one.Finding, one.Assertion, one.Value, one.Site, one.Laterality, one.Number, one.Percent, one.Copies, one.HScore, one.Patterns, one.Intensity, one.Part, one.Date, one.IsAmendment);

    private static string Words(
        string finding, Assertion assertion, string? value, string? site, string? laterality, NumberRange? number, NumberRange? percent, NumberRange? copies, decimal? hScore,
        IReadOnlyList<string> patterns, string? intensity, string? part, string? date, bool isAmendment)
    {
        string?[] words =
        [
            finding, assertion.ToString().ToLowerInvariant(), value, site, laterality,
            number is { } a ? $"number {Interval.Show(a)}" : null, percent is { } b ? $"{Interval.Show(b)}%" : null, copies is { } c ? $"copies {Interval.Show(c)}" : null,
            hScore is { } d ? string.Create(CultureInfo.InvariantCulture, $"H {d}") : null,
            patterns.Count > 0 ? $"[{string.Join(", ", patterns)}]" : null, intensity, part is null ? null : $"part {part}", date, isAmendment ? "amendment" : null,
        ];
        return string.Join(' ', words.Where(word => word is not null));
    }
}
