namespace Prescreen.Worklist.Audit;

/// <summary>Keeps who did what. Safe to call from several threads.</summary>
public interface IAuditTrail
{
    /// <summary>Returns when the entry is durable; the problem where it isn't, and then nothing may be shown.</summary>
    Task<Problem?> RecordAsync(AuditEntry entry, CancellationToken ct);
}
