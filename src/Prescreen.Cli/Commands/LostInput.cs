namespace Prescreen.Cli.Commands;

/// <summary>Tells problems that lose input from notes on what the input itself lacks: only the first make a run end with 1.</summary>
internal static class LostInput
{
    public static bool Is(Problem problem) => problem.Code switch
    {
        // Data that names no patient is ignored with a note; a Medication, patient or attachment that isn't in the input can't be unreadable.
        "FHIR-158" or "FHIR-160" or "FHIR-168" or "FHIR-180" or "FHIR-181" => false,
        _ => true,
    };
}
