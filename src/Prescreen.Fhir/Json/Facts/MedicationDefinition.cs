using Prescreen.Vocabulary;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>What a Medication resource says of its drug. https://hl7.org/fhir/R4/medication.html</summary>
public sealed class MedicationDefinition
{
    /// <summary>"Medication/5".</summary>
    public required string Reference { get; init; }

    /// <summary>The value sets of its code and ingredients.</summary>
    public ConceptSet Concepts { get; init; } = ConceptSet.Empty;

    /// <summary>The value sets of its words; empty where a code is known.</summary>
    public ConceptSet TextConcepts { get; init; } = ConceptSet.Empty;

    /// <summary>What a person would call it.</summary>
    public string? Label { get; init; }

    /// <summary>The code that matched, else the first.</summary>
    public string? Code { get; init; }

    /// <summary>"ASS mapped to ATC B01AC06" where the site's map says what its code means; else null.</summary>
    public string? Mapping { get; init; }

    /// <summary>The reference only.</summary>
    public override string ToString() => Reference;
}
