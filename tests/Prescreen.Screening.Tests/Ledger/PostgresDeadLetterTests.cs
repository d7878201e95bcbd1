using Prescreen.Screening.Tests.Postgres;

namespace Prescreen.Screening.Tests.Ledger;

[Collection(PostgresTests.Name)]
public sealed class PostgresDeadLetterTests(PrivatePostgres postgres) : DeadLetterContract(new PostgresPlace(postgres));
