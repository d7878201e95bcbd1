using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Prescreen.Screening.Ledger;
using Prescreen.Worklist.Cds;
using Prescreen.Worklist.Tests.Support;

namespace Prescreen.Worklist.Tests.Cds;

/// <summary>The cards over HTTP, as an EHR asks for them.</summary>
public sealed class CdsHooksTests : IAsyncDisposable
{
    private const string Issuer = "https://ehr.example/";
    private const string Service = "cds-services/prescreen-patient-view";

    private readonly TemporaryFolder folder = new();
    private readonly SigningKey key = SigningKey.P384("k1");
    private readonly HttpClient http = new();
    private WorklistSite? site;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private WorklistSite Site => site!;

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        key.Dispose();
        await (site?.DisposeAsync() ?? ValueTask.CompletedTask);
        folder.Dispose();
    }

    [Fact]
    public async Task Discovery_OfAnEhrThatMay_NamesOneService()
    {
        await OpenAsync();

        using var reply = await SendAsync(HttpMethod.Get, "cds-services", null);

        reply.StatusCode.ShouldBe(HttpStatusCode.OK);
        var service = (await JsonAsync(reply))["services"]!.AsArray().ShouldHaveSingleItem()!;
        (Text(service, "id"), Text(service, "hook")).ShouldBe(("prescreen-patient-view", "patient-view"));
        service.AsObject().ContainsKey("prefetch").ShouldBeFalse();
    }

    [Fact]
    public async Task Chart_OfAPossibleMatch_ShowsACardAndKeepsWhoSawIt()
    {
        await OpenAsync();
        await SaveAsync(Heads.Potential("I9.platelets"));

        using var reply = await AskAsync();

        reply.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        var card = (await JsonAsync(reply))["cards"]!.AsArray().ShouldHaveSingleItem()!;
        (Text(card, "indicator"), card["source"]!["label"]!.GetValue<string>()).ShouldBe(("info", "Prescreen"));
        Text(card, "summary").ShouldStartWith("Possible match for CEA");
        Text(card, "detail").ShouldContain("I9.platelets");
        var link = card["links"]!.AsArray().ShouldHaveSingleItem()!;
        (Text(link, "type"), Text(link, "url")).ShouldBe(("smart", new Uri(Site.Address, "worklist/launch").AbsoluteUri));
        card["overrideReasons"]!.AsArray().Select(reason => Text(reason!, "code")).ShouldContain("other-trial");
        card["overrideReasons"]!.AsArray().ShouldAllBe(reason => !Text(reason!, "display").StartsWith("cds."));
        var audit = (await Site.AuditAsync()).ShouldHaveSingleItem().ToJsonString();
        audit.ShouldContain("Patient/1");
        audit.ShouldContain("Practitioner/ann");
        audit.ShouldContain(Text(card, "uuid"));
    }

    [Theory]
    [InlineData("Practitioner/rita", "1", 1)]
    [InlineData("Practitioner/zoe", "1", 0)]
    [InlineData("Patient/1", "1", 0)]
    [InlineData("Practitioner/ann", "2", 0)]
    public async Task Chart_UserOrPatientOfNoStudy_ShowsNothing(string user, string patient, int cards)
    {
        await OpenAsync();
        await SaveAsync(Heads.Candidate());

        using var reply = await AskAsync(user: user, patient: patient);

        (await JsonAsync(reply))["cards"]!.AsArray().Count.ShouldBe(cards);
        (await Site.AuditAsync()).Count.ShouldBe(cards);
    }

    [Fact]
    public async Task Chart_ShownToAll_IsShownToStaffAndNeverToPatients()
    {
        await OpenAsync(cds => cds with { ShowToAll = true });
        await SaveAsync(Heads.Candidate());

        using var staff = await AskAsync(user: "PractitionerRole/zoe");
        using var patient = await AskAsync(user: "Patient/1");

        (await JsonAsync(staff))["cards"]!.AsArray().Count.ShouldBe(1);
        (await JsonAsync(patient))["cards"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Call_WithoutAGoodToken_IsRefusedEverywhere()
    {
        await OpenAsync();
        await SaveAsync(Heads.Candidate());
        var here = new Uri(Site.Address, Service).AbsoluteUri;
        var used = key.Token(Issuer, here, Site.Time.GetUtcNow());
        using (var once = await AskAsync(token: used))
        {
            once.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        string?[] tokens = ["", used, key.Token(Issuer, new Uri(Site.Address, "cds-services").AbsoluteUri, Site.Time.GetUtcNow()), key.Token("https://other.example/", here, Site.Time.GetUtcNow())];
        foreach (var token in tokens)
        {
            using var reply = await AskAsync(token: token);
            reply.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            reply.Headers.WwwAuthenticate.ShouldHaveSingleItem().Scheme.ShouldBe("Bearer");
            (await reply.Content.ReadAsStringAsync(Ct)).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Call_ThatCannotBeAnswered_SaysWhyInAnOperationOutcome()
    {
        await OpenAsync();

        using var unknown = await SendAsync(HttpMethod.Post, "cds-services/other", Chart("Practitioner/ann", "1"));
        using var malformed = await SendAsync(HttpMethod.Post, Service, "{}");
        using var otherServer = await SendAsync(HttpMethod.Post, Service, Chart("Practitioner/ann", "1", "https://other.example/fhir"));
        using var large = await SendAsync(HttpMethod.Post, Service, new string(' ', 300_000));

        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        malformed.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        Text(await JsonAsync(malformed), "resourceType").ShouldBe("OperationOutcome");
        otherServer.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await JsonAsync(otherServer)).ToJsonString().ShouldContain("CDSH-004");
        large.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Card_AuditCannotBeKept_IsNotShown()
    {
        await OpenAsync();
        await SaveAsync(Heads.Candidate());
        await Site.BreakAsync("audits");

        using var reply = await AskAsync();

        reply.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await reply.Content.ReadAsStringAsync(Ct)).ShouldNotContain("CEA");
    }

    [Fact]
    public async Task Feedback_ToldTwice_IsAuditedAndCountedOnce()
    {
        await OpenAsync();
        await SaveAsync(Heads.Candidate());
        using var shown = await AskAsync();
        var card = Text((await JsonAsync(shown))["cards"]![0]!, "uuid");
        var body = $$"""{"feedback":[{"card":"{{card}}","outcome":"overridden","overrideReason":{"reason":{"code":"other-trial"},"userComment":"Anna Berg"},"outcomeTimestamp":"2026-11-20T12:00:00Z"}]}""";

        foreach (var _ in (int[])[1, 2])
        {
            using var reply = await SendAsync(HttpMethod.Post, $"{Service}/feedback", body);
            reply.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        var counts = (await new FeedbackBook(Site.System.Store.Kept).CountAsync(WorklistSite.First, Ct)).Value;
        counts.ShouldBe([new FeedbackCount("overridden", "other-trial", 1)]);
        var told = (await Site.AuditAsync()).Select(one => one.ToJsonString()).Where(one => one.Contains("overridden", StringComparison.Ordinal)).ToList();
        told.ShouldHaveSingleItem().ShouldContain(card);
        told[0].ShouldNotContain("Anna Berg");
    }

    [Fact]
    public async Task Feedback_OfACardThatIsNotOurs_IsAcknowledgedAndNotCounted()
    {
        await OpenAsync();

        using var reply = await SendAsync(HttpMethod.Post, $"{Service}/feedback", """{"feedback":[{"card":"4e0a3a1e-3283-4575-ab82-028d55fe2719","outcome":"accepted"}]}""");
        using var malformed = await SendAsync(HttpMethod.Post, $"{Service}/feedback", "[]");

        (reply.StatusCode, malformed.StatusCode).ShouldBe((HttpStatusCode.OK, HttpStatusCode.BadRequest));
        (await new FeedbackBook(Site.System.Store.Kept).CountAsync(WorklistSite.First, Ct)).Value.ShouldBeEmpty();
    }

    [Fact]
    public async Task Browser_OfAnAllowedOrigin_MayAskAndAnotherMayNot()
    {
        await OpenAsync(cds => cds with { Origins = ["https://sandbox.example"] });

        using var allowed = await PreflightAsync("https://sandbox.example");
        using var other = await PreflightAsync("https://evil.example");

        allowed.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        allowed.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["https://sandbox.example"]);
        allowed.Headers.GetValues("Access-Control-Allow-Headers").ShouldHaveSingleItem().ShouldContain("Authorization");
        other.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        other.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    [Fact]
    public async Task Services_NoClientIsKnown_AreNotThere()
    {
        await OpenAsync(_ => CdsSettings.None);

        using var reply = await AskAsync();

        reply.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Services_OfTheDemonstration_AnswerThisMachineWithoutToken()
    {
        await OpenAsync(_ => new CdsSettings { AllowAnonymousOnLoopback = true, ShowToAll = true });
        await SaveAsync(Heads.Candidate());

        using var reply = await AskAsync(token: "");

        (await JsonAsync(reply))["cards"]!.AsArray().Count.ShouldBe(1);
    }

    private async Task OpenAsync(Func<CdsSettings, CdsSettings>? change = null)
    {
        var keys = folder.File("keys.json");
        await File.WriteAllTextAsync(keys, SigningKey.Set(key), Ct);
        CdsSettings cds = new() { Clients = [new CdsClient(Issuer, null, keys)] };
        site = await WorklistSite.OpenAsync(settings: plain => plain with { Cds = change?.Invoke(cds) ?? cds });
    }

    private async Task SaveAsync(ScreeningHead head)
        => (await Site.System.Store.Screenings.SaveAsync(
            new SavedScreening
            {
                Patient = head.Patient,
                Protocol = head.Protocol,
                Version = head.Version,
                AsOf = Heads.Noon,
                Fingerprint = "f",
                Status = head.Status,
                Assessment = "{}"u8.ToArray(),
                Subject = head.Subject,
                SubjectVersion = head.SubjectVersion,
                Summary = head.Summary,
                Work = head.Work,
            },
            null,
            Ct)).Problem.ShouldBeNull();

    private Task<HttpResponseMessage> AskAsync(string user = "Practitioner/ann", string patient = "1", string? token = null)
        => SendAsync(HttpMethod.Post, Service, Chart(user, patient), token);

    private string Chart(string user, string patient, string? server = null)
        => $$"""{"hook":"patient-view","hookInstance":"d1577c69","fhirServer":"{{server ?? Site.Server.BaseUrl.AbsoluteUri}}","context":{"userId":"{{user}}","patientId":"{{patient}}"} }""";

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? body, string? token = null)
    {
        Uri address = new(Site.Address, path);
        using HttpRequestMessage request = new(method, address);
        token ??= key.Token(Issuer, address.AbsoluteUri, Site.Time.GetUtcNow());
        request.Headers.Authorization = token.Length > 0 ? new AuthenticationHeaderValue("Bearer", token) : null;
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        return await http.SendAsync(request, Ct);
    }

    private async Task<HttpResponseMessage> PreflightAsync(string origin)
    {
        using HttpRequestMessage request = new(HttpMethod.Options, new Uri(Site.Address, Service));
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        return await http.SendAsync(request, Ct);
    }

    private static async Task<JsonNode> JsonAsync(HttpResponseMessage reply) => JsonNode.Parse(await reply.Content.ReadAsStringAsync(Ct))!;

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();
}
