namespace Prescreen.Fhir.Validation.Definitions;

/// <summary>An invariant. <see href="https://hl7.org/fhir/R4/conformance-rules.html#constraints"/></summary>
/// <param name="Key">Its name, as "obs-7".</param>
/// <param name="IsError">False where breaking it is only a warning.</param>
/// <param name="Human">The rule in words.</param>
/// <param name="Expression">FHIRPath; null where the rule is only in words.</param>
internal sealed record ConstraintRule(string Key, bool IsError, string Human, string? Expression);
