using Prescreen.Screening.Tests.Postgres;

namespace Prescreen.Screening.Tests.Ledger;

[Collection(PostgresTests.Name)]
public sealed class PostgresHeadTests(PrivatePostgres postgres) : HeadContract(new PostgresPlace(postgres));
