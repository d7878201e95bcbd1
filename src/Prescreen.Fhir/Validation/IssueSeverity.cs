namespace Prescreen.Fhir.Validation;

/// <summary>How bad an issue is. <see href="https://hl7.org/fhir/R4/valueset-issue-severity.html"/></summary>
public enum IssueSeverity
{
    /// <summary>The resource breaks a rule.</summary>
    Error,

    /// <summary>It breaks a rule that is advice.</summary>
    Warning,

    /// <summary>Something could not be checked, or is worth knowing.</summary>
    Information,
}
