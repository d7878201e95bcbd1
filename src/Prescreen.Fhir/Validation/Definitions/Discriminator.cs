namespace Prescreen.Fhir.Validation.Definitions;

/// <summary>What tells the slices of a list apart. <see href="https://hl7.org/fhir/R4/profiling.html#discriminator"/></summary>
/// <param name="Kind">value, pattern, type, exists or profile.</param>
/// <param name="Path">A restricted FHIRPath from the sliced element: <c>$this</c>, members, <c>resolve()</c>, <c>ofType()</c>, <c>extension('url')</c>.</param>
internal sealed record Discriminator(string Kind, string Path);
