namespace Prescreen.Facts;

/// <summary>A specimen. https://hl7.org/fhir/R4/specimen.html <see cref="ClinicalFact.Effective"/> is collection.collected[x], else null.</summary>
public sealed class SpecimenFact : ClinicalFact
{
    /// <summary>The specimens it was made from, as references.</summary>
    public IReadOnlyList<string> Parents { get; init; } = [];

    /// <summary>When it was received; null where absent.</summary>
    public DateInterval? Received { get; init; }
}
