using System.Text;
using Prescreen.Screening.Ledger;

namespace Prescreen.Screening.Tests.Ledger;

/// <summary>What every store must keep for the worklist beside screenings: audits, sessions, small values.</summary>
public abstract class WorklistStoreContract(IStorePlace place) : StoreContract(place)
{
    [Fact]
    public async Task Audit_ManyAtOnce_AreAllDurableAndInTheOrderOfTheirNumbers()
    {
        var ids = (await Task.WhenAll(Enumerable.Range(0, 600).Select(i => AppendAsync(i % 2 == 0 ? "cea" : "her2", $"e{i}")))).ToList();
        await ReopenAsync();

        ids.Distinct().Count().ShouldBe(600);
        var pending = (await Store.AuditStore.PendingAsync(1000, Ct)).Value;
        pending.Select(record => record.Id).ShouldBe(ids.Order());
        pending.ShouldAllBe(record => !record.IsSent && record.At == Clock.Now);
        pending.Single(record => record.Id == ids[7]).Event.Span.SequenceEqual("e7"u8).ShouldBeTrue();
    }

    [Fact]
    public async Task Audit_Sent_IsNoLongerPendingButListed()
    {
        var ids = new List<long>();
        for (var i = 0; i < 5; i++)
        {
            ids.Add(await AppendAsync(i == 4 ? null : "cea", $"e{i}"));
        }

        (await Store.AuditStore.MarkSentAsync(ids[..2], Ct)).Value.ShouldBe(2);
        (await Store.AuditStore.MarkSentAsync([ids[1], ids[2], 999], Ct)).Value.ShouldBe(1);
        (await Store.AuditStore.MarkSentAsync([], Ct)).Value.ShouldBe(0);

        (await Store.AuditStore.PendingAsync(1, Ct)).Value.Select(record => record.Id).ShouldBe([ids[3]]);
        (await Store.AuditStore.ListAsync("cea", 2, 1, Ct)).Value.Select(record => (record.Id, record.IsSent)).ShouldBe([(ids[2], true), (ids[1], true)]);
        (await Store.AuditStore.ListAsync(null, 9, 0, Ct)).Value.Select(record => record.Study).ShouldBe([null, "cea", "cea", "cea", "cea"]);
    }

    [Fact]
    public async Task Session_SavedReplacedAndDeleted_IsFoundMeanwhileOnly()
    {
        (await Store.Sessions.FindAsync("k", Ct)).Problem!.Code.ShouldBe("LEDG-016");
        (await Store.Sessions.SaveAsync("k", Utf8("one"), Clock.Now.AddHours(1), Ct)).Value.ShouldBeTrue();
        (await Store.Sessions.SaveAsync("k", Utf8("two"), Clock.Now.AddHours(2), Ct)).Value.ShouldBeFalse();

        Text((await Store.Sessions.FindAsync("k", Ct)).Value).ShouldBe("two");
        (await Store.Sessions.DeleteAsync("k", Ct)).Value.ShouldBeTrue();
        (await Store.Sessions.DeleteAsync("k", Ct)).Value.ShouldBeFalse();
        (await Store.Sessions.FindAsync("k", Ct)).Problem!.Kind.ShouldBe(ProblemKind.NotFound);
    }

    [Fact]
    public async Task Session_Expired_IsNotFoundAndSweptAway()
    {
        await Store.Sessions.SaveAsync("short", Utf8("x"), Clock.Now.AddMinutes(1), Ct);
        await Store.Sessions.SaveAsync("long", Utf8("y"), Clock.Now.AddHours(1), Ct);
        Clock.Pass(TimeSpan.FromMinutes(1));

        (await Store.Sessions.FindAsync("short", Ct)).Problem!.Code.ShouldBe("LEDG-016");
        (await Store.Sessions.SweepAsync(Clock.Now, Ct)).Value.ShouldBe(1);
        (await Store.Sessions.FindAsync("long", Ct)).Problem.ShouldBeNull();
    }

    [Fact]
    public async Task Session_SavedByManyAtOnce_IsThereOnce()
    {
        var saved = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Store.Sessions.SaveAsync("k", Utf8($"{i}"), Clock.Now.AddHours(1), Ct)));

        saved.Count(one => one.Value).ShouldBe(1);
    }

    [Fact]
    public async Task Kept_PutAndPutAgain_IsTheLatestAndListedByName()
    {
        (await Store.Kept.GetAsync("a/1", Ct)).Value.Value.IsEmpty.ShouldBeTrue();
        (await Store.Kept.PutAsync("a/2", Utf8("two"), Ct)).Value.ShouldBeTrue();
        (await Store.Kept.PutAsync("a/1", Utf8("one"), Ct)).Value.ShouldBeTrue();
        (await Store.Kept.PutAsync("a/1", Utf8("eins"), Ct)).Value.ShouldBeFalse();
        (await Store.Kept.PutAsync("a%", Utf8("no"), Ct)).Value.ShouldBeTrue();

        Text((await Store.Kept.GetAsync("a/1", Ct)).Value.Value).ShouldBe("eins");
        (await Store.Kept.ListAsync("a/", Ct)).Value.Select(kept => $"{kept}={Text(kept.Value)}").ShouldBe(["a/1=eins", "a/2=two"]);
    }

    private static ReadOnlyMemory<byte> Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);

    private async Task<long> AppendAsync(string? study, string content)
        => (await Store.AuditStore.AppendAsync(new AuditRecord(0, Clock.Now, study, Utf8(content), false), Ct)).Value;
}
