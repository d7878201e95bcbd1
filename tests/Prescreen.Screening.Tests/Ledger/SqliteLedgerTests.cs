namespace Prescreen.Screening.Tests.Ledger;

public sealed class SqliteLedgerTests() : LedgerContract(new SqlitePlace());
