namespace Prescreen.Worklist.Audit;

/// <summary>A patient who was shown ("Patient/1"), and their ResearchSubject ("ResearchSubject/…") where there is one. Prints neither.</summary>
public sealed record AuditedSubject(string Patient, string? Subject)
{
    /// <inheritdoc/>
    public override string ToString() => "subject";
}
