using Prescreen.Screening.Tests.Postgres;

namespace Prescreen.Screening.Tests.Ledger;

[Collection(PostgresTests.Name)]
public sealed class PostgresWorklistStoreTests(PrivatePostgres postgres) : WorklistStoreContract(new PostgresPlace(postgres));
