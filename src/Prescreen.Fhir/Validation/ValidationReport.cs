using System.Collections.Immutable;
using Prescreen.Fhir.Model;

namespace Prescreen.Fhir.Validation;

/// <summary>What a validation found, in the order of the resource.</summary>
public sealed record ValidationReport(ImmutableArray<ValidationIssue> Issues)
{
    /// <summary>True where nothing is an error. What could not be checked stands among the issues.</summary>
    public bool IsValid => !Issues.Any(issue => issue.Severity is IssueSeverity.Error);

    /// <summary>As FHIR says it; a resource without issues gets one that says so. <see href="https://hl7.org/fhir/R4/operationoutcome.html"/></summary>
    public OperationOutcome ToOutcome()
        => new(Issues.IsEmpty
            ? [new OutcomeIssue("information", "informational") { Diagnostics = "The resource is valid." }]
            : [.. Issues.Select(issue => new OutcomeIssue(Word(issue.Severity), issue.Code)
            {
                Diagnostics = issue.Line > 0 ? $"line {issue.Line}: {issue.Text} ({issue.Rule})" : $"{issue.Text} ({issue.Rule})",
                Expression = issue.Expression.Length > 0 ? issue.Expression : null,
            })]);

    private static string Word(IssueSeverity severity)
        => severity is IssueSeverity.Error ? "error" : severity is IssueSeverity.Warning ? "warning" : "information";

    /// <inheritdoc/>
    public override string ToString() => string.Join(Environment.NewLine, Issues);
}
