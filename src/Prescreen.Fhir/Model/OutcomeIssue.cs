namespace Prescreen.Fhir.Model;

/// <summary>One issue; prints without its diagnostics, as they may hold patient data. <see href="https://hl7.org/fhir/R4/valueset-issue-type.html"/></summary>
public sealed record OutcomeIssue(string Severity, string Code)
{
    /// <summary>The server's words; null where absent. Not for logs.</summary>
    public string? Diagnostics { get; init; }

    /// <summary>The text of its details; null where absent. Not for logs.</summary>
    public string? Details { get; init; }

    /// <summary>FHIRPath of the element; null where absent.</summary>
    public string? Expression { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Severity}: {Code}";
}
