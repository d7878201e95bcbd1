namespace Prescreen.Screening.Tests.Ledger;

public sealed class SqliteWorklistStoreTests() : WorklistStoreContract(new SqlitePlace());
