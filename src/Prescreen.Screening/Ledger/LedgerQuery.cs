namespace Prescreen.Screening.Ledger;

/// <summary>Which rows to list, oldest due first: those in a state (null: all), a page at a time.</summary>
public sealed record LedgerQuery(LedgerState? State = null, int Skip = 0, int Take = 100);
