namespace Prescreen.Fhir.Validation.Definitions;

/// <summary>The codes an element takes. <see href="https://hl7.org/fhir/R4/terminologies.html#binding"/></summary>
/// <param name="Strength">required, extensible, preferred or example.</param>
/// <param name="ValueSet">Canonical URL; null where only words say which codes.</param>
/// <param name="Widest">The set that holds even where the binding itself is weaker (maxValueSet); null where there is none.</param>
internal sealed record BindingRule(string Strength, string? ValueSet, string? Widest);
