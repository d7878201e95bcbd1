namespace Prescreen.TestServer.Faults;

/// <summary>One fault to come: for the next <see cref="Times"/> requests (or notifications) that it is about.</summary>
public sealed record Fault(FaultKind Kind)
{
    /// <summary>How many times it strikes; int.MaxValue for ever.</summary>
    public int Times { get; init; } = 1;

    /// <summary>Strikes only every so manyth request it is about; 1 is each.</summary>
    public int Every { get; init; } = 1;

    /// <summary>Only requests of this HTTP method; null for all.</summary>
    public string? Method { get; init; }

    /// <summary>Only requests whose path and query hold this; for notifications, whose endpoint holds it; null for all.</summary>
    public string? PathContains { get; init; }

    /// <summary>How long <see cref="FaultKind.Latency"/> waits.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The Retry-After header, in whole seconds; null leaves it out.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>True for faults of notifications, false for faults of requests.</summary>
    public bool IsAboutNotifications => Kind is FaultKind.DropNotification or FaultKind.RepeatNotification or FaultKind.ReorderNotification;
}
