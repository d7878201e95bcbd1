using System.Globalization;
using Prescreen.Fhir.Validation;

namespace Prescreen.Cli.Validation;

/// <summary>For people: every error with its place; advice, and what was not checked, once each with how often.</summary>
internal sealed class ValidationTable(TextWriter output) : IValidationOutput
{
    private const int MostOfAKind = 25;

    private readonly Dictionary<(IssueSeverity, string), (int Count, string Place)> kinds = [];
    private int resources;
    private int invalid;
    private int errors;

    public void Add(ValidatedResource resource)
    {
        resources++;
        invalid += resource.Report.IsValid ? 0 : 1;
        foreach (var issue in resource.Report.Issues)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{resource.File}:{resource.LineOf(issue)}");
            if (issue.Severity is IssueSeverity.Error)
            {
                errors++;
                output.WriteLine($"{place}: {resource.Reference}: {issue.Expression}");
                output.WriteLine($"    {issue.Text} ({issue.Rule})");
            }
            else
            {
                var key = (issue.Severity, $"{issue.Text} ({issue.Rule})");
                kinds[key] = kinds.TryGetValue(key, out var before) ? (before.Count + 1, before.Place) : (1, $"{place}: {issue.Expression}");
            }
        }
    }

    public void End()
    {
        if (errors > 0)
        {
            output.WriteLine();
        }

        Kinds("Advice", IssueSeverity.Warning);
        Kinds("Not checked, or worth knowing", IssueSeverity.Information);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Of(resources, "resource")}: {(invalid == 0 ? "all valid" : string.Create(CultureInfo.InvariantCulture, $"{invalid} not valid, {Of(errors, "error")}"))}."));
    }

    private void Kinds(string title, IssueSeverity severity)
    {
        var found = kinds.Where(kind => kind.Key.Item1 == severity).OrderByDescending(kind => kind.Value.Count).ToList();
        if (found.Count == 0)
        {
            return;
        }

        output.WriteLine($"{title}:");
        foreach (var ((_, text), (count, place)) in found.Take(MostOfAKind))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count,6} x  {text}"));
            output.WriteLine($"          first at {place}");
        }

        if (found.Count > MostOfAKind)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"          and {found.Count - MostOfAKind} more kinds: --format json has them all."));
        }

        output.WriteLine();
    }

    private static string Of(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
