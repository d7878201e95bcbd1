using Prescreen.Screening.Tests.Postgres;

namespace Prescreen.Screening.Tests.Ledger;

[Collection(PostgresTests.Name)]
public sealed class PostgresReplaceTests(PrivatePostgres postgres) : ReplaceContract(new PostgresPlace(postgres));
