namespace Prescreen.Cli.Demo.Hospital;

/// <summary>Code systems the hospital's records use.</summary>
internal static class Systems
{
    public const string Loinc = "http://loinc.org";
    public const string Snomed = "http://snomed.info/sct";
    public const string Icd10 = "http://hl7.org/fhir/sid/icd-10";
    public const string Icd10Cm = "http://hl7.org/fhir/sid/icd-10-cm";
    public const string RxNorm = "http://www.nlm.nih.gov/research/umls/rxnorm";
    public const string Atc = "http://www.whocc.no/atc";
    public const string Ucum = "http://unitsofmeasure.org";
    public const string Finding = "https://prescreen.example/fhir/CodeSystem/finding";
    public const string IhcPattern = "https://prescreen.example/fhir/CodeSystem/ihc-pattern";
    public const string ConditionClinical = "http://terminology.hl7.org/CodeSystem/condition-clinical";
    public const string ConditionVerification = "http://terminology.hl7.org/CodeSystem/condition-ver-status";
    public const string ObservationCategory = "http://terminology.hl7.org/CodeSystem/observation-category";
    public const string DiagnosticService = "http://terminology.hl7.org/CodeSystem/v2-0074";
}
