namespace Prescreen.Fhir.Json.Facts;

/// <summary>The resource types that can hold facts.</summary>
internal enum ResourceKind
{
    Other,
    Patient,
    Observation,
    Condition,
    DiagnosticReport,
    DocumentReference,
    Procedure,
    MedicationRequest,
    MedicationAdministration,
    MedicationDispense,
    MedicationStatement,
    Medication,
    AllergyIntolerance,
    Specimen,
    Consent,
    ResearchStudy,
    QuestionnaireResponse,
    Binary,
}
