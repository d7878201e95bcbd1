namespace Prescreen.TestServer;

/// <summary>How a failed notification is tried again; after the last attempt the subscription's status is error.</summary>
public sealed record RetryPolicy
{
    /// <summary>Attempts in all, at least 1.</summary>
    public int Attempts { get; init; } = 4;

    /// <summary>Wait before the second attempt; doubles each time.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest wait.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one attempt may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The wait after a number of failed attempts.</summary>
    public TimeSpan DelayAfter(int failed)
    {
        var wait = FirstDelay;
        for (var i = 1; i < failed && wait < LongestDelay; i++)
        {
            wait *= 2;
        }

        return wait < LongestDelay ? wait : LongestDelay;
    }
}
