namespace Prescreen.Fhir.FhirPath;

/// <summary>What an invariant comes to. FHIRPath has three values; FHIR demands that an invariant is true, so <see cref="Empty"/> breaks it as well.</summary>
public enum FhirPathTruth
{
    /// <summary>The expression gave nothing: what it asks for isn't there, or couldn't be compared.</summary>
    Empty,

    /// <summary>The expression is false.</summary>
    False,

    /// <summary>The expression is true, or one value that isn't a boolean.</summary>
    True,
}
