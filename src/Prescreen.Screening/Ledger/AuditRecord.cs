namespace Prescreen.Screening.Ledger;

/// <summary>One AuditEvent as it is kept until the results server has it, and afterwards.</summary>
/// <param name="Id">The store's number, ascending; what is appended has none yet.</param>
/// <param name="At">When it happened.</param>
/// <param name="Study">The protocol's id; null where it is about no study.</param>
/// <param name="Event">The AuditEvent as UTF-8 JSON; opaque to the store.</param>
/// <param name="IsSent">True once the results server has it.</param>
public sealed record AuditRecord(long Id, DateTimeOffset At, string? Study, ReadOnlyMemory<byte> Event, bool IsSent)
{
    /// <summary>The number only.</summary>
    public override string ToString() => $"audit {Id}";
}
