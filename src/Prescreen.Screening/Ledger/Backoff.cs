namespace Prescreen.Screening.Ledger;

/// <summary>
/// When to try again. The defaults outlive a night's outage (about nine hours) before they bother a person.
/// </summary>
public sealed record Backoff
{
    /// <summary>The longest wait a server's Retry-After is granted.</summary>
    private static readonly TimeSpan LongestAsked = TimeSpan.FromDays(1);

    /// <summary>The wait after the first failure, before jitter.</summary>
    public TimeSpan First { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest wait of our own.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>The failed attempt with this number makes a dead letter.</summary>
    public int Attempts { get; init; } = 60;

    /// <summary>Whether trying the same again can help.</summary>
    public static bool IsTransient(ProblemKind kind) => kind switch
    {
        ProblemKind.Unavailable or ProblemKind.Conflict => true,
        ProblemKind.Invalid or ProblemKind.NotFound or ProblemKind.Forbidden or ProblemKind.Unsupported => false,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>
    /// How long to wait after the failed attempt with this number (from 1). Doubles up to <see cref="Longest"/>, half of it spread by
    /// <paramref name="jitter"/> (0 to 1); never less than <paramref name="retryAfter"/>, and then spread by <see cref="First"/>.
    /// </summary>
    public TimeSpan Delay(int attempt, double jitter, TimeSpan? retryAfter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempt, 1);
        var doubled = First * Math.Pow(2, Math.Min(attempt - 1, 30));
        var whole = doubled < Longest ? doubled : Longest;
        var ours = whole * (0.5 + (0.5 * jitter));
        var asked = retryAfter is { } wait ? (wait < LongestAsked ? wait : LongestAsked) + (First * jitter) : TimeSpan.Zero;
        return ours > asked ? ours : asked;
    }

    /// <summary>Whether the failed attempt with this number, for this kind of problem, is the last.</summary>
    public bool IsLast(int attempt, ProblemKind kind) => !IsTransient(kind) || attempt >= Attempts;
}
