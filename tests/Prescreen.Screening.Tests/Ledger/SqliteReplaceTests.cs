namespace Prescreen.Screening.Tests.Ledger;

public sealed class SqliteReplaceTests() : ReplaceContract(new SqlitePlace());
