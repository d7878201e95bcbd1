namespace Prescreen.Screening.Ledger;

/// <summary>Which latest screenings of a protocol to list, latest change first: those of a status (null: all), a page at a time.</summary>
public sealed record ScreeningQuery(string Protocol, string? Status = null, int Skip = 0, int Take = 100);
