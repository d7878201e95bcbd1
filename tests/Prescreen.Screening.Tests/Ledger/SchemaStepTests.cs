using Dapper;
using Microsoft.Data.Sqlite;
using Prescreen.Screening.Ledger.Sql;
using Prescreen.Screening.WriteBack;

namespace Prescreen.Screening.Tests.Ledger;

public sealed class SchemaStepTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Open_AStoreOfTheFirstSchema_KeepsItsScreeningsAndListsThem()
    {
        await using (var connection = new SqliteConnection($"Data Source={folder.File("ledger.db")};Pooling=false"))
        {
            await connection.ExecuteAsync(Schema.From(0, "INTEGER PRIMARY KEY AUTOINCREMENT", "TEXT", "BLOB").First());
            await connection.ExecuteAsync("PRAGMA user_version = 1");
            foreach (var (fingerprint, latest) in new[] { ("old", 0), ("new", 1) })
            {
                await connection.ExecuteAsync(
                    """
                    INSERT INTO screenings (patient, protocol, version, as_of, fingerprint, status, assessment, subject, subject_version, changed_at, saved_at, latest)
                    VALUES ('Patient/1', 'cea', '1', 5, @fingerprint, 'candidate', x'7b7d', 'ResearchSubject/a', '4', 7, 8, @latest)
                    """,
                    new { fingerprint, latest });
            }
        }

        await using var store = await TestStore.OpenAsync($"sqlite:{folder.File("ledger.db")}", TimeProvider.System);

        var screening = (await store.Screenings.LatestAsync("Patient/1", "cea", Ct)).Value.ShouldHaveSingleItem();
        (screening.Fingerprint, screening.Work, screening.Summary).ShouldBe(("new", SubjectWork.None, null));
        var head = (await store.Screenings.HeadsAsync(0, 9, Ct)).Value.ShouldHaveSingleItem();
        (head.Status, head.Subject, head.SubjectVersion, head.ChangedAt.UtcTicks).ShouldBe(("candidate", "ResearchSubject/a", "4", 7));
        (await store.Screenings.HistoryAsync("Patient/1", "cea", Ct)).Value.Length.ShouldBe(2);
        (await store.Screenings.OfSubjectAsync("cea", "ResearchSubject/a", Ct)).Value.Fingerprint.ShouldBe("new");
        (await store.Screenings.SaveAsync(screening with { SubjectVersion = "5" }, null, Ct)).Value.ShouldBeFalse();
        (await store.Screenings.HeadsAsync(head.Id, 9, Ct)).Value.ShouldHaveSingleItem().SubjectVersion.ShouldBe("5");
    }
}
