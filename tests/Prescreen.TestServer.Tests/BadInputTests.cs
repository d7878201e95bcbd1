using System.Net.Http.Headers;
using System.Text;
using Prescreen.TestServer.Tests.Support;

namespace Prescreen.TestServer.Tests;

public sealed class BadInputTests : IAsyncLifetime
{
    private TestClient client = null!;

    public async ValueTask InitializeAsync() => client = await TestClient.StartAsync();

    public ValueTask DisposeAsync() => client.DisposeAsync();

    public static TheoryData<string, string, string> Bodies => new()
    {
        { "", "", "empty" },
        { "cut off", """{"resourceType":"Patient","name":[{"family":"x""", "line 1: name[0].family" },
        { "a name twice", "{\"resourceType\":\"Patient\",\n\"name\":[{\"family\":\"x\",\"family\":\"y\"}]}", "line 2: name[0].family" },
        { "null", """{"resourceType":"Patient","active":null}""", "active" },
        { "an empty string", """{"resourceType":"Patient","gender":""}""", "gender" },
        { "no decimal", """{"resourceType":"Observation","valueQuantity":{"value":1e400}}""", "valueQuantity.value" },
        { "half a surrogate pair", """{"resourceType":"Patient","gender":"\uD800"}""", "gender" },
        { "too deep", "{\"resourceType\":\"Patient\",\"a\":" + new string('[', 10_000) + new string(']', 10_000) + "}", "deep" },
        { "HTML", "<html>404</html>", "malformed" },
        { "an array", "[]", "resource" },
        { "another type", """{"resourceType":"Observation"}""", "resourceType" },
        { "a byte order mark", "\uFEFF{\"resourceType\":\"Patient\"}", "byte order mark" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Create_WithADamagedBody_Is400WithItsPlace(string what, string body, string place)
    {
        var type = what == "no decimal" ? "Observation" : "Patient";

        var reply = await client.PostAsync(type, body);

        reply.Status.ShouldBe(400, what);
        reply.Json["issue"]![0]!["diagnostics"]!.GetValue<string>().ShouldContain(place);
        (await client.IdsAsync(type)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Create_WithInvalidUtf8_Is400()
    {
        using ByteArrayContent content = new([.. "{\"resourceType\":\"Patient\",\n\"gender\":\""u8, 0xC3, 0x28, .. "\"}"u8]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/fhir+json");

        using var response = await client.Http.PostAsync(new Uri("Patient", UriKind.Relative), content, TestContext.Current.CancellationToken);

        ((int)response.StatusCode).ShouldBe(400);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("line 2");
    }

    [Fact]
    public async Task Create_WithANumberOfAMillionDigits_IsAnsweredAtOnce()
    {
        var reply = await client.PostAsync("Observation", $$$"""{"resourceType":"Observation","valueQuantity":{"value":{{{new string('9', 1_000_000)}}}}}""");

        reply.Status.ShouldBe(400);
        reply.Body.Length.ShouldBeLessThan(1_000);
    }

    [Fact]
    public async Task Create_WithAnExampleOfFhirsOwnThatNoDecimalHolds_KeepsItAsSent()
    {
        var created = await client.PostAsync("Observation", """{"resourceType":"Observation","valueQuantity":{"value":-1.000000000000000000e245}}""");

        created.Status.ShouldBe(201);
        created.Body.ShouldContain("-1.000000000000000000e245");
    }

    [Fact]
    public async Task Update_WithAnotherIdInTheBody_Is400()
        => (await client.PutAsync("Patient/a", """{"resourceType":"Patient","id":"b"}""")).Status.ShouldBe(400);

    [Fact]
    public async Task Request_ForXml_IsRefused()
    {
        using StringContent xml = new("<Patient/>", Encoding.UTF8, "application/fhir+xml");
        using var sent = await client.Http.PostAsync(new Uri("Patient", UriKind.Relative), xml, TestContext.Current.CancellationToken);
        var asked = await client.GetAsync("Patient?_format=xml");

        ((int)sent.StatusCode).ShouldBe(415);
        asked.Status.ShouldBe(406);
    }

    [Fact]
    public async Task Bundle_OfAnEntryWithoutRequest_NamesTheEntry()
    {
        var reply = await client.PostAsync("", """{"resourceType":"Bundle","type":"transaction","entry":[{"resource":{"resourceType":"Patient"}}]}""");

        reply.Status.ShouldBe(400);
        reply.Body.ShouldContain("Bundle.entry[0]");
    }
}
