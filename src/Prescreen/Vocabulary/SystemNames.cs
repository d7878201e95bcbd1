namespace Prescreen.Vocabulary;

/// <summary>What people call the standard code systems.</summary>
public static class SystemNames
{
    /// <summary>"LOINC" for its URL; others as they are.</summary>
    public static string Of(string system) => system switch
    {
        CodeSystems.Loinc => "LOINC",
        CodeSystems.Snomed => "SNOMED CT",
        CodeSystems.RxNorm => "RxNorm",
        CodeSystems.Atc => "ATC",
        CodeSystems.Icd10 => "ICD-10",
        CodeSystems.Icd10Cm => "ICD-10-CM",
        "" => "no system",
        _ => system,
    };
}
