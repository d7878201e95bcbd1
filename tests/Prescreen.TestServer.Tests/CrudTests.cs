using Prescreen.TestServer.Tests.Support;

namespace Prescreen.TestServer.Tests;

public sealed class CrudTests : IAsyncLifetime
{
    private TestClient client = null!;

    public async ValueTask InitializeAsync() => client = await TestClient.StartAsync();

    public ValueTask DisposeAsync() => client.DisposeAsync();

    [Fact]
    public async Task Create_AnyResource_AnswersLocationAndETagAndKeepsDecimalsAsSent()
    {
        var created = await client.PostAsync("Observation", """{"resourceType":"Observation","status":"final","valueQuantity":{"value":5.400}}""");

        created.Status.ShouldBe(201);
        created.ETag.ShouldBe("W/\"1\"");
        created.Location.ShouldBe($"{client.Server.BaseUrl}Observation/{created.Id}/_history/1");
        (await client.GetAsync($"Observation/{created.Id}")).Body.ShouldContain("5.400");
    }

    [Fact]
    public async Task Update_WithIfMatchOfAnOldVersion_Is412AndOfTheNewestIs200()
    {
        await client.PutAsync("Patient/a", """{"resourceType":"Patient","id":"a"}""");
        await client.PutAsync("Patient/a", """{"resourceType":"Patient","id":"a","active":true}""");

        var old = await client.PutAsync("Patient/a", """{"resourceType":"Patient","id":"a"}""", ("If-Match", "W/\"1\""));
        var newest = await client.PutAsync("Patient/a", """{"resourceType":"Patient","id":"a"}""", ("If-Match", "W/\"2\""));

        old.Status.ShouldBe(412);
        newest.Status.ShouldBe(200);
        newest.ETag.ShouldBe("W/\"3\"");
    }

    [Fact]
    public async Task Delete_Resource_ReadIs410AndHistoryRemainsAndUpdateBringsItBack()
    {
        await client.PutAsync("Patient/a", """{"resourceType":"Patient","id":"a"}""");
        (await client.DeleteAsync("Patient/a")).Status.ShouldBe(204);

        (await client.GetAsync("Patient/a")).Status.ShouldBe(410);
        (await client.GetAsync("Patient/a/_history/1")).Status.ShouldBe(200);
        (await client.GetAsync("Patient/a/_history")).Json["total"]!.GetValue<int>().ShouldBe(2);
        (await client.IdsAsync("Patient?_id=a")).ShouldBeEmpty();
        (await client.PutAsync("Patient/a", """{"resourceType":"Patient","id":"a"}""")).Status.ShouldBe(201);
    }

    [Fact]
    public async Task History_OfAType_PagesNewestFirst()
    {
        for (var i = 0; i < 5; i++)
        {
            await client.PutAsync($"Patient/p{i}", $$"""{"resourceType":"Patient","id":"p{{i}}"}""");
        }

        var first = await client.GetAsync("Patient/_history?_count=3");
        var second = await client.GetAsync(first.Link("next")!);

        first.Ids().ShouldBe(["p4", "p3", "p2"]);
        second.Ids().ShouldBe(["p1", "p0"]);
        second.Link("next").ShouldBeNull();
    }

    [Fact]
    public async Task Create_WithIfNoneExist_CreatesOnceAndRefusesSeveralMatches()
    {
        const string Body = """{"resourceType":"Patient","identifier":[{"system":"urn:mrn","value":"7"}]}""";

        var first = await client.PostAsync("Patient", Body, ("If-None-Exist", "identifier=urn:mrn|7"));
        var again = await client.PostAsync("Patient", Body, ("If-None-Exist", "identifier=urn:mrn|7"));
        await client.PostAsync("Patient", Body);
        var many = await client.PostAsync("Patient", Body, ("If-None-Exist", "identifier=urn:mrn|7"));

        (first.Status, again.Status, many.Status).ShouldBe((201, 200, 412));
        again.Id.ShouldBe(first.Id);
    }

    [Fact]
    public async Task ConditionalUpdateAndDelete_FindTheirTarget()
    {
        const string Body = """{"resourceType":"Patient","identifier":[{"system":"urn:mrn","value":"7"}]}""";

        var created = await client.PutAsync("Patient?identifier=urn:mrn|7", Body);
        var updated = await client.PutAsync("Patient?identifier=urn:mrn|7", Body);
        var deleted = await client.DeleteAsync("Patient?identifier=urn:mrn|7");

        (created.Status, updated.Status, deleted.Status).ShouldBe((201, 200, 204));
        updated.Id.ShouldBe(created.Id);
        (await client.GetAsync($"Patient/{created.Id}")).Status.ShouldBe(410);
    }

    [Theory]
    [InlineData("Nonsense/1", 404)]
    [InlineData("Patient/none", 404)]
    [InlineData("Patient/none/_history/1", 404)]
    [InlineData("Patient/a/b/c/d", 404)]
    [InlineData("Patient/a/$nonsense", 404)]
    public async Task Read_OfWhatIsNotThere_IsAnOutcome(string url, int status)
    {
        var reply = await client.GetAsync(url);

        reply.Status.ShouldBe(status);
        reply.Json["resourceType"]!.GetValue<string>().ShouldBe("OperationOutcome");
    }

    [Fact]
    public async Task Database_OnAFile_IsThereAfterARestart()
    {
        var file = Path.Combine(Path.GetTempPath(), $"prescreen-{Environment.ProcessId}-{nameof(CrudTests)}.db");
        File.Delete(file);
        await using (var first = await TestClient.StartAsync(new TestServerOptions { DatabasePath = file }))
        {
            await first.PutAsync("Patient/a", """{"resourceType":"Patient","id":"a","gender":"female"}""");
        }

        await using (var second = await TestClient.StartAsync(new TestServerOptions { DatabasePath = file }))
        {
            (await second.IdsAsync("Patient?gender=female")).ShouldBe(["a"]);
        }

        File.Delete(file);
    }
}
