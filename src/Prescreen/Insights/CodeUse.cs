namespace Prescreen.Insights;

/// <summary>What codes of a system are used for.</summary>
[Flags]
internal enum CodeUses
{
    None = 0,
    Tests = 1,
    Diagnoses = 2,
    Drugs = 4,
}

/// <summary>Which resources codes of which systems stand in.</summary>
internal static class CodeUse
{
    public static CodeUses Of(IEnumerable<string> systems)
    {
        var uses = CodeUses.None;
        foreach (var system in systems)
        {
            uses |= system switch
            {
                "http://loinc.org" => CodeUses.Tests,
                "http://www.nlm.nih.gov/research/umls/rxnorm" or "http://www.whocc.no/atc" => CodeUses.Drugs,
                "http://snomed.info/sct" or "http://hl7.org/fhir/sid/icd-10" or "http://hl7.org/fhir/sid/icd-10-cm" => CodeUses.Diagnoses,
                _ => CodeUses.None,
            };
        }

        return uses;
    }

    public static CodeUses OfResource(string type) => type switch
    {
        "Observation" or "DiagnosticReport" => CodeUses.Tests,
        "Condition" or "Procedure" => CodeUses.Diagnoses,
        _ => CodeUses.Drugs,
    };
}
