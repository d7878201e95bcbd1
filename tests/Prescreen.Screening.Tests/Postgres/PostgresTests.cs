namespace Prescreen.Screening.Tests.Postgres;

/// <summary>Classes of this collection share one private cluster, which starts with the first and ends with the last.</summary>
[CollectionDefinition(Name)]
public sealed class PostgresTests : ICollectionFixture<PrivatePostgres>
{
    public const string Name = "PostgreSQL";
}
