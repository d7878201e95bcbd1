using Prescreen.Screening.Tests.Postgres;

namespace Prescreen.Screening.Tests.Ledger;

[Collection(PostgresTests.Name)]
public sealed class PostgresReadModelTests(PrivatePostgres postgres) : ReadModelContract(new PostgresPlace(postgres));
