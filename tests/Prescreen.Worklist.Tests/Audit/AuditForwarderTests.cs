using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Prescreen.Fhir.Rest;
using Prescreen.Screening.Ledger;
using Prescreen.Screening.WriteBack;
using Prescreen.TestServer;
using Prescreen.TestServer.Faults;
using Prescreen.Worklist.Audit;
using Prescreen.Worklist.Tests.Support;

namespace Prescreen.Worklist.Tests.Audit;

/// <summary>From our store to the results server: nothing is lost, nothing is there twice.</summary>
public sealed class AuditForwarderTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private FhirTestServer server = null!;
    private LedgerStore store = null!;
    private FhirClient results = null!;
    private int made;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        server = await FhirTestServer.StartAsync(new TestServerOptions(), Ct);
        store = (await LedgerStore.OpenAsync($"sqlite:{folder.File("ledger.db")}", TimeProvider.System, null, Ct)).Value;
        results = new FhirClient(FhirTransport.Create(), new FhirClientOptions { BaseUrl = server.BaseUrl }, TimeProvider.System);
    }

    [Fact]
    public async Task Send_MoreThanABatch_SendsAllOfThemOnce()
    {
        await AppendAsync(230);
        var forwarder = Forwarder();

        var sent = 0;
        for (var round = 0; round < 4; round++)
        {
            sent += (await forwarder.SendAsync(Ct)).Value;
        }

        sent.ShouldBe(230);
        (await CountAsync()).ShouldBe(230);
        (await store.AuditStore.PendingAsync(10, Ct)).Value.ShouldBeEmpty();
        (forwarder.Waiting, forwarder.Refused).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Send_TheAnswerIsLost_IsRepeatedAndNothingIsThereTwice()
    {
        await AppendAsync(5);
        await results.CapabilitiesAsync(Ct);
        server.Faults.Add(new Fault(FaultKind.LostReply));
        var forwarder = Forwarder();

        while ((await store.AuditStore.PendingAsync(1, Ct)).Value.Length > 0)
        {
            await forwarder.SendAsync(Ct);
        }

        (await CountAsync()).ShouldBe(5);
    }

    [Fact]
    public async Task Send_ByTwoInstancesAtOnce_NothingIsThereTwice()
    {
        await AppendAsync(60);

        await Task.WhenAll(Forwarder().SendAsync(Ct), Forwarder().SendAsync(Ct));

        (await CountAsync()).ShouldBe(60);
    }

    [Fact]
    public async Task Send_OneThatIsRefused_StaysAndStopsNothingBehindIt()
    {
        await store.AuditStore.AppendAsync(new AuditRecord(0, TimeProvider.System.GetUtcNow(), null, """{"resourceType":"AuditEvent","id":"bad id"}"""u8.ToArray(), false), Ct);
        await AppendAsync(3);
        var forwarder = Forwarder();

        (await forwarder.SendAsync(Ct)).Value.ShouldBe(3);
        (await forwarder.SendAsync(Ct)).Value.ShouldBe(0);

        (await store.AuditStore.PendingAsync(10, Ct)).Value.Length.ShouldBe(1);
        (forwarder.Waiting, forwarder.Refused).ShouldBe((1, 1));
    }

    [Fact]
    public async Task Send_TheServerIsDown_KeepsAll()
    {
        await AppendAsync(3);
        using FhirClient nowhere = new(FhirTransport.Create(), new FhirClientOptions { BaseUrl = new Uri("http://127.0.0.1:1/fhir/"), MaxRetries = 0 }, TimeProvider.System);
        using AuditForwarder forwarder = new(store.AuditStore, nowhere, TimeProvider.System, NullLogger.Instance);

        (await forwarder.SendAsync(Ct)).Problem!.Kind.ShouldBe(ProblemKind.Unavailable);

        (await store.AuditStore.PendingAsync(10, Ct)).Value.Length.ShouldBe(3);
    }

    public async ValueTask DisposeAsync()
    {
        results.Dispose();
        await store.DisposeAsync();
        await server.DisposeAsync();
        folder.Dispose();
    }

    private AuditForwarder Forwarder() => new(store.AuditStore, results, TimeProvider.System, NullLogger.Instance);

    private async Task AppendAsync(int count)
    {
        AuditMapping mapping = new(new References(server.BaseUrl, server.BaseUrl), Protocols(), () => $"event-{made++}");
        AuditTrail trail = new(store.AuditStore, mapping, TimeProvider.System, NullLogger.Instance);
        for (var i = 0; i < count; i++)
        {
            (await trail.RecordAsync(new AuditEntry { Action = AuditAction.ViewList, Study = "cea-car-t" }, Ct)).ShouldBeNull();
        }
    }

    private static Screening.ActiveProtocols Protocols()
    {
        var profiles = Path.Combine(AppContext.BaseDirectory, "fhir-profiles");
        return Screening.Hosting.ProtocolFolder.Load(Path.Combine(profiles, "protocols"), Path.Combine(profiles, "valuesets")).Value;
    }

    private async Task<int> CountAsync()
    {
        var reply = (await results.OperationAsync("AuditEvent?_summary=count", Ct)).Value;
        return JsonNode.Parse(Encoding.UTF8.GetString(reply.Json.Span))!["total"]!.GetValue<int>();
    }
}
