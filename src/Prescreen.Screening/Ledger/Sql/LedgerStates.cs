namespace Prescreen.Screening.Ledger.Sql;

/// <summary>The states of <see cref="LedgerState"/> as SQL conditions over a row and @now; exactly one holds.</summary>
internal static class LedgerStates
{
    private const string Free = "parked <> 2 AND (lease_until IS NULL OR lease_until <= @now)";

    public static string Condition(LedgerState state) => state switch
    {
        LedgerState.Dead => "parked = 2",
        LedgerState.Leased => "parked <> 2 AND lease_until > @now",
        LedgerState.Settled => $"{Free} AND due_at IS NULL",
        LedgerState.Due => $"{Free} AND due_at <= @now",
        LedgerState.Parked => $"{Free} AND due_at > @now AND parked = 1",
        LedgerState.Waiting => $"{Free} AND due_at > @now AND parked = 0",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
