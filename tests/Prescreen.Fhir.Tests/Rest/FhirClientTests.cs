using System.Text;
using Prescreen.Fhir.Model;
using Prescreen.Fhir.Rest;

namespace Prescreen.Fhir.Tests.Rest;

public sealed class FhirClientTests
{
    private const string Subject = """{"resourceType":"ResearchSubject","id":"s1"}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_Found_GivesBytesVersionAndServerClock()
    {
        using FhirClient client = ClientFixture.Client(new FakeFhirServer().Answers(200, "\uFEFF" + Subject, change: response =>
        {
            response.Headers.TryAddWithoutValidation("ETag", "W/\"3\"");
            response.Headers.Date = ClientFixture.Now;
            response.Content.Headers.LastModified = ClientFixture.Now.AddDays(-1);
        }));

        FhirReply reply = (await client.ReadAsync("ResearchSubject", "s1", Token)).Value;

        Encoding.UTF8.GetString(reply.Json.Span).ShouldBe(Subject);
        reply.VersionId.ShouldBe("3");
        reply.ETag.ShouldBe("W/\"3\"");
        reply.ServerDate.ShouldBe(ClientFixture.Now);
        reply.LastModified.ShouldBe(ClientFixture.Now.AddDays(-1));
    }

    [Fact]
    public async Task Create_Created_GivesLocationAndVersion()
    {
        FakeFhirServer server = new FakeFhirServer().Answers(
            201, change: r => r.Headers.Location = new Uri("https://ehr.example/fhir/ResearchSubject/s9/_history/2"));
        using FhirClient client = ClientFixture.Client(server);

        FhirReply reply = (await client.CreateAsync(ClientFixture.Bytes(Subject), "identifier=a|b", Token, Returning.Minimal)).Value;

        reply.Location.ShouldBe("ResearchSubject/s9");
        reply.VersionId.ShouldBe("2");
        reply.WasCreated.ShouldBeTrue();
        server.Requests[0].Method.ShouldBe("POST");
        server.Requests[0].Url.ShouldBe("https://ehr.example/fhir/ResearchSubject");
        server.Requests[0].Headers["Prefer"].ShouldBe("return=minimal");
        server.Requests[0].Headers["Content-Type"].ShouldBe("application/fhir+json; charset=utf-8");
    }

    [Fact]
    public async Task Update_WithVersion_SendsIfMatch()
    {
        FakeFhirServer server = new FakeFhirServer().Answers(200, Subject);
        using FhirClient client = ClientFixture.Client(server);

        await client.UpdateAsync(ClientFixture.Bytes(Subject), "3", Token);

        server.Requests[0].Method.ShouldBe("PUT");
        server.Requests[0].Url.ShouldBe("https://ehr.example/fhir/ResearchSubject/s1");
        server.Requests[0].Headers["If-Match"].ShouldBe("W/\"3\"");
        server.Requests[0].Headers["Prefer"].ShouldBe("return=representation");
    }

    [Fact]
    public async Task Update_WithoutId_IsProblem()
    {
        using FhirClient client = ClientFixture.Client(new FakeFhirServer().Answers(200, Subject));

        (await client.UpdateAsync(ClientFixture.Bytes("""{"resourceType":"Task"}"""), null, Token)).Problem!.Code.ShouldBe("FHIR-115");
    }

    [Fact]
    public async Task ConditionalUpdate_SendsTheQuery()
    {
        FakeFhirServer server = new FakeFhirServer().Answers(200, Subject);
        using FhirClient client = ClientFixture.Client(server);

        await client.ConditionalUpdateAsync(ClientFixture.Bytes(Subject), "identifier=a|b", Token);

        server.Requests[0].Url.ShouldBe("https://ehr.example/fhir/ResearchSubject?identifier=a%7Cb");
    }

    [Theory]
    [InlineData(204)]
    [InlineData(404)]
    [InlineData(410)]
    public async Task Delete_GoneOrGoneAlready_Succeeds(int status)
    {
        using FhirClient client = ClientFixture.Client(new FakeFhirServer().Answers(status));

        (await client.DeleteAsync("Task", "t1", Token)).Value.Status.ShouldBe(status);
    }

    [Fact]
    public async Task Operation_PostedWithParameters_IsNotRepeated()
    {
        FakeFhirServer server = new FakeFhirServer().Answers(503);
        using FhirClient client = ClientFixture.Client(server);

        await client.OperationAsync("Subscription/1/$resend", ClientFixture.Bytes("""{"resourceType":"Parameters"}"""), Token);

        server.Requests.Count.ShouldBe(1);
        server.Requests[0].Url.ShouldBe("https://ehr.example/fhir/Subscription/1/$resend");
    }

    [Fact]
    public async Task Capabilities_AskedTwice_AreReadOnce()
    {
        FakeFhirServer server = new FakeFhirServer().Answers(200, """
            {"resourceType":"CapabilityStatement","fhirVersion":"4.0.1","software":{"name":"HAPI"},"rest":[{"mode":"server",
              "security":{"extension":[{"url":"http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris",
                "extension":[{"url":"authorize","valueUri":"https://a"},{"url":"token","valueUri":"https://ehr.example/token"}]}]},
              "resource":[
                {"type":"Patient","interaction":[{"code":"read"}],"operation":[{"name":"$everything","definition":"x"}],"searchParam":[{"name":"identifier","type":"token"}]},
                {"type":"Subscription","interaction":[{"code":"create"},{"code":"update"}],"conditionalCreate":true,"versioning":"versioned",
                  "extension":[{"url":"http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/capabilitystatement-subscriptiontopic-canonical","valueCanonical":"http://t/1"}]}],
              "interaction":[{"code":"transaction"}]}]}
            """);
        using FhirClient client = ClientFixture.Client(server);

        await client.CapabilitiesAsync(Token);
        ServerCapabilities found = (await client.CapabilitiesAsync(Token)).Value;

        server.Requests.Count.ShouldBe(1);
        found.FhirVersion.ShouldBe("4.0.1");
        found.Software.ShouldBe("HAPI");
        found.HasEverything.ShouldBeTrue();
        found.HasSubscriptions.ShouldBeTrue();
        found.HasTransactions.ShouldBeTrue();
        found.Can("Patient", "create").ShouldBeFalse();
        found.Types["Subscription"].HasConditionalCreate.ShouldBeTrue();
        found.Types["Subscription"].HasConditionalUpdate.ShouldBeFalse();
        found.Types["Patient"].SearchParameters.ShouldContain("identifier");
        found.SubscriptionTopics.ShouldBe(["http://t/1"]);
        found.SmartTokenUrl.ShouldBe("https://ehr.example/token");
    }

    [Fact]
    public async Task Capabilities_FailedOnce_AreReadAgain()
    {
        FakeFhirServer server = new FakeFhirServer().Answers(403).Answers(200, """{"resourceType":"CapabilityStatement"}""");
        using FhirClient client = ClientFixture.Client(server);

        (await client.CapabilitiesAsync(Token)).Problem!.Code.ShouldBe("FHIR-102");
        (await client.CapabilitiesAsync(Token)).Problem.ShouldBeNull();
    }

    [Theory]
    [InlineData("ftp://ehr.example/fhir")]
    [InlineData("https://ehr.example/fhir?x=1")]
    [InlineData("https://user:secret@ehr.example/fhir")]
    public void BaseUrl_NoneThatCanBe_Throws(string url)
        => Should.Throw<ArgumentException>(() => new FhirClientOptions { BaseUrl = new Uri(url) });
}
