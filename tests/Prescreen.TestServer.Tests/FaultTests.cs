using Prescreen.TestServer.Faults;
using Prescreen.TestServer.Tests.Support;

namespace Prescreen.TestServer.Tests;

public sealed class FaultTests : IAsyncLifetime
{
    private TestClient client = null!;

    public async ValueTask InitializeAsync() => client = await TestClient.StartAsync();

    public ValueTask DisposeAsync() => client.DisposeAsync();

    [Fact]
    public async Task TooManyRequests_AskedForByHttp_StrikesSoOftenAndSaysWhenToComeBack()
    {
        Uri admin = new(client.Server.BaseUrl, "/admin/faults");
        using StringContent fault = new("""{"kind":"TooManyRequests","times":2,"method":"GET","pathContains":"Patient","retryAfterSeconds":7}""");
        using var asked = await client.Http.PostAsync(admin, fault, TestContext.Current.CancellationToken);

        var other = await client.GetAsync("Observation");
        var (first, second, third) = (await client.GetAsync("Patient"), await client.GetAsync("Patient"), await client.GetAsync("Patient"));

        (other.Status, first.Status, second.Status, third.Status).ShouldBe((200, 429, 429, 200));
        first.RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task Unavailable_EverySecondTime_Is503EverySecondTime()
    {
        client.Server.Faults.Add(new Fault(FaultKind.Unavailable) { Times = int.MaxValue, Every = 2 });

        List<int> statuses = [];
        for (var i = 0; i < 4; i++)
        {
            statuses.Add((await client.GetAsync("Patient")).Status);
        }

        statuses.ShouldBe([200, 503, 200, 503]);
        client.Server.Faults.Clear();
        (await client.GetAsync("Patient")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Reset_CutsTheConnectionAndWritesNothing()
    {
        client.Server.Faults.Add(new Fault(FaultKind.Reset));

        await Should.ThrowAsync<HttpRequestException>(() => client.PutAsync("Patient/a", """{"resourceType":"Patient","id":"a"}"""));

        (await client.GetAsync("Patient/a")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task LostReply_CutsTheConnectionButTheWriteIsDone()
    {
        client.Server.Faults.Add(new Fault(FaultKind.LostReply));

        await Should.ThrowAsync<HttpRequestException>(() => client.PutAsync("Patient/a", """{"resourceType":"Patient","id":"a"}"""));

        (await client.GetAsync("Patient/a")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Admin_WithAnUnknownKind_Is400()
    {
        using StringContent fault = new("""{"kind":"Earthquake"}""");
        using var reply = await client.Http.PostAsync(new Uri(client.Server.BaseUrl, "/admin/faults"), fault, TestContext.Current.CancellationToken);

        ((int)reply.StatusCode).ShouldBe(400);
    }
}
