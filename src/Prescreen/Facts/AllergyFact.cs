namespace Prescreen.Facts;

/// <summary>An allergy or intolerance. https://hl7.org/fhir/R4/allergyintolerance.html Its concepts are of code and reaction.substance.</summary>
public sealed class AllergyFact : ClinicalFact
{
    /// <summary>Whether it still is.</summary>
    public ClinicalStatus Clinical { get; init; }

    /// <summary>How sure the hospital is.</summary>
    public VerificationStatus Verification { get; init; }
}
