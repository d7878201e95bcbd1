namespace Prescreen.Fhir.Validation;

/// <summary>One thing wrong or not checked.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Code">Of FHIR's issue types: structure, required, value, invariant, code-invalid, … <see href="https://hl7.org/fhir/R4/valueset-issue-type.html"/></param>
/// <param name="Rule">The rule's stable name: "cardinality", "unknown-element", or an invariant's key as "obs-7".</param>
/// <param name="Text">One sentence that says what is wrong and how to mend it. It names elements, types, codes and URLs, never other content.</param>
/// <param name="Expression">FHIRPath of the element: "Patient.name[0].given[1]".</param>
public sealed record ValidationIssue(IssueSeverity Severity, string Code, string Rule, string Text, string Expression)
{
    /// <summary>Line of the JSON from 1; 0 where it can't be told.</summary>
    public int Line { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Severity}: {Expression}: {Text} ({Rule})";
}
