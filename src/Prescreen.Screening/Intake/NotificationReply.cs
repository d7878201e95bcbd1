using System.Collections.Immutable;

namespace Prescreen.Screening.Intake;

/// <summary>The HTTP answer to a notification: the status, when to send again (null: no matter), and the ledger's keys that became due.</summary>
public sealed record NotificationReply(int Status)
{
    /// <summary>The Retry-After header.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What became due, for a queue that scales workers out.</summary>
    public ImmutableArray<string> Due { get; init; } = [];

    /// <summary>Without the keys, which are identifiers.</summary>
    public override string ToString() => $"{Status}, {Due.Length} due";
}
