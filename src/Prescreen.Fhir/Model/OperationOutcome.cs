using System.Collections.Immutable;

namespace Prescreen.Fhir.Model;

/// <summary>What a server says went wrong. <see href="https://hl7.org/fhir/R4/operationoutcome.html"/></summary>
public sealed record OperationOutcome(ImmutableArray<OutcomeIssue> Issues)
{
    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", Issues.Select(issue => issue.ToString()));
}
