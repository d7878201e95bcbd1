using System.Net;
using System.Text;
using Prescreen.Functions.Handler;
using Prescreen.Functions.Tests.Fixtures;
using Prescreen.Screening.Ledger;

namespace Prescreen.Functions.Tests;

public sealed class HostContractTests
{
    private const string Patient = """{"resourceType":"Patient","id":"1","gender":"female","birthDate":"1970-01-01"}""";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Probe_OfTheHost_IsAnswered()
    {
        await using var ward = await HandlerWard.OpenAsync();

        (await ward.ProbeAsync()).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task ReceiveNotification_WithAResource_IsDurableAndQueuesAnObject()
    {
        await using var ward = await HandlerWard.OpenAsync();

        var (status, json) = await ward.InvokeAsync("ReceiveNotification", Envelopes.Http("""{"resourceType":"Observation","id":"7","subject":{"reference":"Patient/1"}}"""));

        status.ShouldBe(HttpStatusCode.OK);
        json["Outputs"]!["res"]!["statusCode"]!.GetValue<int>().ShouldBe(200);
        json["Outputs"]!["res"]!["headers"]!["Content-Type"]!.GetValue<string>().ShouldBe("application/json");
        json["Outputs"]!["due"]![0]!["patient"]!.GetValue<string>().ShouldBe("Patient/1");
        (await ward.System.Store.Ledger.ExplainAsync("Patient/1", Ct)).Value.Entry.State.ShouldBe(LedgerState.Due);
    }

    [Fact]
    public async Task ReceiveNotification_WithBase64Body_IsDecoded()
    {
        await using var ward = await HandlerWard.OpenAsync();
        var body = Convert.ToBase64String(Encoding.UTF8.GetBytes("""{"resourceType":"Observation","id":"7","subject":{"reference":"Patient/1"}}"""));

        var (_, json) = await ward.InvokeAsync("ReceiveNotification", Envelopes.Http(body, contentType: "application/octet-stream"));

        json["Outputs"]!["due"]![0]!["patient"]!.GetValue<string>().ShouldBe("Patient/1");
    }

    [Fact]
    public async Task ReceiveNotification_WithoutBody_MakesCatchUpsDue()
    {
        await using var ward = await HandlerWard.OpenAsync();

        var (_, json) = await ward.InvokeAsync("ReceiveNotification", Envelopes.Http(null));

        json["Outputs"]!["res"]!["statusCode"]!.GetValue<int>().ShouldBe(200);
        json["Outputs"]!["due"]!.AsArray().Select(due => due!["patient"]!.GetValue<string>()).ShouldContain("catch-up/Condition-1");
    }

    [Fact]
    public async Task ReceiveNotification_PutToTypeAndId_MakesItsResolutionDue()
    {
        await using var ward = await HandlerWard.OpenAsync();

        var (_, json) = await ward.InvokeAsync("ReceiveNotification", Envelopes.Http(null, "PUT", "Observation", "7"));

        json["Outputs"]!["due"]![0]!["patient"]!.GetValue<string>().ShouldBe("resolve/Observation/7");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("another-secret-altogether")]
    public async Task ReceiveNotification_WithoutTheSecret_Is401AndMakesNobodyDue(string? secret)
    {
        await using var ward = await HandlerWard.OpenAsync();

        var (status, json) = await ward.InvokeAsync("ReceiveNotification", Envelopes.Http("""{"resourceType":"Observation","subject":{"reference":"Patient/1"}}""", secret: secret));

        status.ShouldBe(HttpStatusCode.OK);
        json["Outputs"]!["res"]!["statusCode"]!.GetValue<int>().ShouldBe(401);
        json["Outputs"]!["due"].ShouldBeNull();
        (await ward.System.Store.Ledger.CountAsync(Ct)).Value.Due.ShouldBe(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task ScreenPatient_MessageEncodedSoManyTimes_ScreensWhoItNames(int layers)
    {
        await using var ward = await HandlerWard.OpenAsync();
        await ward.PutAsync("Patient/1", Patient);
        await ward.System.Store.Ledger.MakeDueAsync([new DuePatient("Patient/1", TimeProvider.System.GetUtcNow(), DueCause.Person)], Ct);

        var (status, json) = await ward.InvokeAsync("ScreenPatient", Envelopes.Queue("Patient/1", layers));

        status.ShouldBe(HttpStatusCode.OK);
        json["Outputs"].ShouldNotBeNull();
        (await ward.System.Store.Ledger.ExplainAsync("Patient/1", Ct)).Value.Entry.State.ShouldNotBe(LedgerState.Due);
    }

    [Fact]
    public async Task ScreenPatient_OfOneWhoIsNotDue_SucceedsAndDoesNothing()
    {
        await using var ward = await HandlerWard.OpenAsync();

        var (status, _) = await ward.InvokeAsync("ScreenPatient", Envelopes.Queue("Patient/1", 2));

        status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task DispatchDue_WithANullScheduleStatus_QueuesWhoIsDue()
    {
        await using var ward = await HandlerWard.OpenAsync();
        await ward.System.Store.Ledger.MakeDueAsync([new DuePatient("Patient/1", TimeProvider.System.GetUtcNow(), DueCause.Person)], Ct);

        var (status, json) = await ward.InvokeAsync("DispatchDue", Envelopes.Timer);

        status.ShouldBe(HttpStatusCode.OK);
        json["Outputs"]!["due"]![0]!["patient"]!.GetValue<string>().ShouldBe("Patient/1");
    }

    [Fact]
    public async Task CatchUp_OnTheTimer_FindsAndQueuesPatients()
    {
        await using var ward = await HandlerWard.OpenAsync();
        await ward.PutAsync("Patient/1", Patient);
        await ward.PutAsync("Condition/1", """{"resourceType":"Condition","id":"1","subject":{"reference":"Patient/1"},"code":{"text":"x"}}""");

        var (status, json) = await ward.InvokeAsync("CatchUp", Envelopes.Timer);

        status.ShouldBe(HttpStatusCode.OK);
        json["Outputs"]!["due"]![0]!["patient"]!.GetValue<string>().ShouldBe("Patient/1");
    }

    [Theory]
    [InlineData("ReceiveNotification", "no json")]
    [InlineData("ReceiveNotification", "[]")]
    [InlineData("ReceiveNotification", """{"Data":{},"Metadata":{}}""")]
    [InlineData("ScreenPatient", "")]
    [InlineData("NoSuchFunction", "{}")]
    public async Task AnyFunction_WithWhatItCantRead_FailsInJson(string function, string envelope)
    {
        await using var ward = await HandlerWard.OpenAsync();

        var (status, json) = await ward.InvokeAsync(function, envelope);

        ((int)status).ShouldBeInRange(400, 404);
        json["Outputs"].ShouldNotBeNull();
    }

    [Fact]
    public async Task EveryFolderWithAFunction_HasARoute_AndBack()
    {
        await using var ward = await HandlerWard.OpenAsync();

        var folders = Directory.EnumerateFiles(AppContext.BaseDirectory, "function.json", SearchOption.AllDirectories)
            .Select(file => Path.GetFileName(Path.GetDirectoryName(file)!)).Order();

        folders.ShouldBe(new FunctionSet(ward.System).Names.Order());
    }
}
