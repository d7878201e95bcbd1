using Prescreen.Vocabulary;

namespace Prescreen.Facts;

/// <summary>
/// A report or document: DiagnosticReport or DocumentReference. Its codes are its type and category. <see cref="ClinicalFact.Effective"/> is effective[x], for a
/// document context.period, else issued or date.
/// https://hl7.org/fhir/R4/diagnosticreport.html https://hl7.org/fhir/R4/documentreference.html
/// </summary>
public sealed class ReportFact : ClinicalFact
{
    /// <summary>How far it has come.</summary>
    public ResultStatus Status { get; init; }

    /// <summary>The value sets of conclusionCode's codes.</summary>
    public ConceptSet ConclusionCodes { get; init; } = ConceptSet.Empty;

    /// <summary>True where the report carries words (conclusion, text, presentedForm, an attachment), read or not.</summary>
    public bool HasText { get; init; }

    /// <summary>True where all its words were read: what <see cref="Findings"/> doesn't tell, they don't say. False where some could not be, or nobody read them.</summary>
    public bool IsRead { get; init; }

    /// <summary>What narrative reading found in its words; empty where none was read.</summary>
    public IReadOnlyList<NarrativeFinding> Findings { get; init; } = [];

    /// <summary>The specimens it speaks of, as references.</summary>
    public IReadOnlyList<string> Specimens { get; init; } = [];

    /// <summary>True where <see cref="ClinicalFact.Effective"/> is issued or date, as nothing better was given.</summary>
    public bool IsEffectiveFromIssued { get; init; }
}
