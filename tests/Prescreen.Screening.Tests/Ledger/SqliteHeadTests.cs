namespace Prescreen.Screening.Tests.Ledger;

public sealed class SqliteHeadTests() : HeadContract(new SqlitePlace());
