namespace Prescreen.Screening.Tests.Ledger;

public sealed class SqliteReadModelTests() : ReadModelContract(new SqlitePlace());
