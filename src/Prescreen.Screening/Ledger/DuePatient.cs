namespace Prescreen.Screening.Ledger;

/// <summary>A patient to make due, as a relative reference ("Patient/123"), from <paramref name="DueAt"/> on (past and now alike mean at once).</summary>
public sealed record DuePatient(string Patient, DateTimeOffset DueAt, DueCause Cause)
{
    /// <summary>Without the reference, which is an identifier.</summary>
    public override string ToString() => $"due by {Cause}";
}
