namespace Prescreen.Screening.Tests.Ledger;

public sealed class SqliteDeadLetterTests() : DeadLetterContract(new SqlitePlace());
