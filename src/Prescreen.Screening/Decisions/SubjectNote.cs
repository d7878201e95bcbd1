namespace Prescreen.Screening.Decisions;

/// <summary>What a person noted. <see href="https://hl7.org/fhir/R4/datatypes.html#Annotation"/></summary>
/// <param name="By">Who: "Practitioner/7", "user:sub"; null where only a name is known, or nothing.</param>
/// <param name="ByName">The name to show; null where none is known.</param>
/// <param name="At">When; null where not told.</param>
/// <param name="Text">The words; a patient's data, not for logs.</param>
public sealed record SubjectNote(string? By, string? ByName, DateTimeOffset? At, string Text)
{
    /// <summary>Nothing of the words.</summary>
    public override string ToString() => "note";
}
