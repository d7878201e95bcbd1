using Prescreen.TestServer.Tests.Support;

namespace Prescreen.TestServer.Tests;

public sealed class ValidateTests
{
    private const string Good = """{"resourceType":"Patient","gender":"male"}""";
    private const string Bad = """{"resourceType":"Patient","gender":"man"}""";

    [Fact]
    public async Task Validate_OfAType_SaysWhatIsWrongAndStoresNothing()
    {
        await using var client = await TestClient.StartAsync();

        var reply = await client.PostAsync("Patient/$validate", Bad);

        reply.Status.ShouldBe(200);
        reply.Json["issue"]![0]!["severity"]!.GetValue<string>().ShouldBe("error");
        reply.Json["issue"]![0]!["expression"]![0]!.GetValue<string>().ShouldBe("Patient.gender");
        (await client.IdsAsync("Patient")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Validate_OfParameters_TakesTheResourceAndTheProfile()
    {
        await using var client = await TestClient.StartAsync();
        static string Parameters(string profile)
            => $$$"""{"resourceType":"Parameters","parameter":[{"name":"resource","resource":{{{Good}}}},{"name":"profile","valueUri":"http://hl7.org/fhir/StructureDefinition/{{{profile}}}"}]}""";

        (await client.PostAsync("Patient/$validate", Parameters("Patient"))).Body.ShouldNotContain("\"error\"");
        (await client.PostAsync("Patient/$validate", Parameters("heartrate"))).Body.ShouldContain("\"error\"");
    }

    [Fact]
    public async Task Validate_OfAnInstance_ReadsWhatIsStored()
    {
        await using var client = await TestClient.StartAsync();
        await client.PutAsync("Patient/a", """{"resourceType":"Patient","id":"a","gender":"man"}""");

        (await client.GetAsync("Patient/a/$validate")).Body.ShouldContain("Patient.gender");
        (await client.GetAsync("Patient/b/$validate")).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("Observation/$validate", Good)]
    [InlineData("Patient/$validate", """{"resourceType":"Parameters","parameter":[]}""")]
    public async Task Validate_WithoutAResourceOfTheType_Is400(string url, string body)
    {
        await using var client = await TestClient.StartAsync();

        (await client.PostAsync(url, body)).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Write_WhereWritesAreValidated_RefusesWhatIsNotValid()
    {
        await using var client = await TestClient.StartAsync(new TestServerOptions { ValidatesWrites = true });

        (await client.PostAsync("Patient", Good)).Status.ShouldBe(201);
        (await client.PostAsync("Patient", Bad)).Status.ShouldBe(422);
        (await client.PutAsync("Patient/a", """{"resourceType":"Patient","id":"a","gender":"man"}""")).Status.ShouldBe(422);
        var bundle = await client.PostAsync("", $$$"""{"resourceType":"Bundle","type":"transaction","entry":[{"resource":{{{Bad}}},"request":{"method":"POST","url":"Patient"}}]}""");

        bundle.Status.ShouldBe(422);
        bundle.Body.ShouldContain("Bundle.entry[0].resource.gender");
        (await client.IdsAsync("Patient")).Length.ShouldBe(1);
    }
}
