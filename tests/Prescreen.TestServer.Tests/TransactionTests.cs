using Prescreen.TestServer.Tests.Support;

namespace Prescreen.TestServer.Tests;

public sealed class TransactionTests : IAsyncLifetime
{
    private TestClient client = null!;

    public async ValueTask InitializeAsync() => client = await TestClient.StartAsync();

    public ValueTask DisposeAsync() => client.DisposeAsync();

    [Fact]
    public async Task Transaction_WithUrnUuids_RewritesReferencesBothWays()
    {
        var reply = await client.PostAsync("", """
            {"resourceType":"Bundle","type":"transaction","entry":[
              {"fullUrl":"urn:uuid:2","resource":{"resourceType":"Observation","status":"final","subject":{"reference":"urn:uuid:1"}},"request":{"method":"POST","url":"Observation"}},
              {"fullUrl":"urn:uuid:1","resource":{"resourceType":"Patient","active":true},"request":{"method":"POST","url":"Patient"}}]}
            """);

        reply.Status.ShouldBe(200, reply.Body);
        var patient = reply.Json["entry"]![1]!["response"]!["location"]!.GetValue<string>().Split('/')[1];
        (await client.IdsAsync($"Observation?subject=Patient/{patient}")).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Transaction_WithOneBadEntry_WritesNothing()
    {
        var reply = await client.PostAsync("", """
            {"resourceType":"Bundle","type":"transaction","entry":[
              {"resource":{"resourceType":"Patient","id":"a"},"request":{"method":"PUT","url":"Patient/a"}},
              {"resource":{"resourceType":"Patient","id":"b"},"request":{"method":"PUT","url":"Patient/b","ifMatch":"W/\"4\""}}]}
            """);

        reply.Status.ShouldBe(412);
        reply.Body.ShouldContain("Bundle.entry[1]");
        (await client.GetAsync("Patient/a")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Transaction_WithIfNoneExistOfAnExistingOne_LinksToIt()
    {
        await client.PutAsync("Patient/known", """{"resourceType":"Patient","id":"known","identifier":[{"system":"urn:mrn","value":"7"}]}""");

        var reply = await client.PostAsync("", """
            {"resourceType":"Bundle","type":"transaction","entry":[
              {"fullUrl":"urn:uuid:1","resource":{"resourceType":"Patient","identifier":[{"system":"urn:mrn","value":"7"}]},"request":{"method":"POST","url":"Patient","ifNoneExist":"identifier=urn:mrn|7"}},
              {"resource":{"resourceType":"Condition","subject":{"reference":"urn:uuid:1"}},"request":{"method":"POST","url":"Condition"}},
              {"resource":{"resourceType":"Flag","status":"active","subject":{"reference":"Patient?identifier=urn:mrn|7"}},"request":{"method":"POST","url":"Flag"}}]}
            """);

        reply.Status.ShouldBe(200, reply.Body);
        reply.Json["entry"]![0]!["response"]!["status"]!.GetValue<string>().ShouldBe("200");
        (await client.IdsAsync("Condition?subject=Patient/known")).Length.ShouldBe(1);
        (await client.IdsAsync("Flag?subject=Patient/known")).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Transaction_WithAnIdentifierLikeAFullUrl_LeavesItAlone()
    {
        await client.PostAsync("", """
            {"resourceType":"Bundle","type":"transaction","entry":[
              {"fullUrl":"urn:uuid:1","resource":{"resourceType":"Patient","identifier":[{"system":"urn:ietf:rfc:3986","value":"urn:uuid:1"}]},"request":{"method":"POST","url":"Patient"}}]}
            """);

        (await client.IdsAsync("Patient?identifier=urn:uuid:1")).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Transaction_OfTwoThousandResources_IsOneVersionOfTheStore()
    {
        var entries = Enumerable.Range(0, 2000).Select(i => $$$"""{"resource":{"resourceType":"Observation","id":"o{{{i}}}","status":"final"},"request":{"method":"PUT","url":"Observation/o{{{i}}}"}}""");

        var reply = await client.PostAsync("", $$"""{"resourceType":"Bundle","type":"transaction","entry":[{{string.Join(',', entries)}}]}""");

        reply.Status.ShouldBe(200);
        var first = (await client.GetAsync("Observation/o0")).Json["meta"]!["lastUpdated"]!.GetValue<string>();
        (await client.GetAsync($"Observation?_lastUpdated={first}&_summary=count")).Json["total"]!.GetValue<int>().ShouldBe(2000);
    }

    [Fact]
    public async Task Transaction_WritingOneResourceTwice_IsRefused()
    {
        var reply = await client.PostAsync("", """
            {"resourceType":"Bundle","type":"transaction","entry":[
              {"resource":{"resourceType":"Patient","id":"a"},"request":{"method":"PUT","url":"Patient/a"}},
              {"request":{"method":"DELETE","url":"Patient/a"}}]}
            """);

        reply.Status.ShouldBe(400);
    }

    [Fact]
    public async Task Batch_WithOneBadEntry_DoesTheOthersAndSaysWhatFailed()
    {
        var reply = await client.PostAsync("", """
            {"resourceType":"Bundle","type":"batch","entry":[
              {"resource":{"resourceType":"Patient","id":"a"},"request":{"method":"PUT","url":"Patient/a"}},
              {"request":{"method":"GET","url":"Patient?nonsense=1"}},
              {"request":{"method":"GET","url":"Patient/a"}}]}
            """);

        reply.Status.ShouldBe(200);
        reply.Json["entry"]!.AsArray().Select(entry => entry!["response"]!["status"]!.GetValue<string>()).ShouldBe(["201", "400", "200"]);
        reply.Json["entry"]![1]!["response"]!["outcome"]!.ToJsonString().ShouldContain("nonsense");
        reply.Json["entry"]![2]!["resource"]!["id"]!.GetValue<string>().ShouldBe("a");
    }
}
