using Prescreen.Evaluation;
using Prescreen.Facts;
using Prescreen.Fhir.Rest;
using Prescreen.Screening.Assessments;
using Prescreen.Screening.Records;
using Prescreen.Screening.Tests.Support;
using Prescreen.Screening.WriteBack;
using Prescreen.TestServer.Faults;

namespace Prescreen.Screening.Tests.WriteBack;

public sealed class FhirSubjectStoreTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Write_OnServersOfEverySort_MakesOneOfEachAndRepeatsWithoutDuplicates(bool hasTransactions, bool takesClientIds)
    {
        await using var ward = await Ward.OpenAsync();
        await ward.AdmitAsync();
        using var client = Client(ward, new SparseServer(hasTransactions, takesClientIds));
        using var store = new FhirSubjectStore(client, ward.Server.BaseUrl, ward.Time);
        var update = await UpdateAsync(ward);

        var first = (await store.WriteAsync(update, Ct)).Value;
        var second = (await store.WriteAsync(update, Ct)).Value;

        second.ShouldBe(first);
        (await ward.StatusAsync()).ShouldBe("potential-candidate");
        (await ward.FindAsync("Observation?code=eligibility-assessment")).ShouldHaveSingleItem();
        (await ward.FindAsync("Provenance")).ShouldHaveSingleItem();
        (await ward.FindAsync("Task")).ShouldHaveSingleItem();
        (await ward.FindAsync("List")).ShouldHaveSingleItem()["entry"]!.AsArray().Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Write_OfANewVerdict_UpdatesTheSameSubject(bool takesClientIds)
    {
        await using var ward = await Ward.OpenAsync();
        await ward.AdmitAsync();
        using var client = Client(ward, new SparseServer(hasTransactions: false, takesClientIds));
        using var store = new FhirSubjectStore(client, ward.Server.BaseUrl, ward.Time);
        var first = (await store.WriteAsync(await UpdateAsync(ward), Ct)).Value;
        await ward.ResultAsync("p1", "120");

        var second = (await store.WriteAsync(await UpdateAsync(ward), Ct)).Value;

        second.Reference.ShouldBe(first.Reference);
        (await ward.StatusAsync()).ShouldBe("candidate");
        (await ward.FindAsync("Observation?code=eligibility-assessment")).Length.ShouldBe(2);
    }

    [Fact]
    public async Task Write_WhileAPersonDecides_ReadsAgainAndKeepsOff()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.AdmitAsync();
        using var client = Client(ward, new InterruptingHandler(ward));
        using var store = new FhirSubjectStore(client, ward.Server.BaseUrl, ward.Time);
        await ward.NotifyAsync("PUT", "Condition/c1");
        await ward.WorkAsync();
        await ward.ResultAsync("p1", "120");

        var written = (await store.WriteAsync(await UpdateAsync(ward), Ct)).Value;

        written.IsPersons.ShouldBeTrue();
        written.Status.ShouldBe("screening");
        (await ward.StatusAsync()).ShouldBe("screening");
    }

    [Fact]
    public async Task Write_ToASecondServer_RefersToPatientsAtTheEhr()
    {
        await using var ward = await Ward.OpenAsync();
        await using var results = await Ward.OpenAsync();
        await ward.AdmitAsync();
        using var client = Client(results, new SocketsHttpHandler());
        using var store = new FhirSubjectStore(client, ward.Server.BaseUrl, ward.Time);

        (await store.WriteAsync(await UpdateAsync(ward), Ct)).Problem.ShouldBeNull();

        var subject = (await results.FindAsync("ResearchSubject")).ShouldHaveSingleItem();
        subject["individual"]!["reference"]!.GetValue<string>().ShouldBe($"{ward.Server.BaseUrl}Patient/1");
    }

    [Fact]
    public async Task Write_WhenTheServerIsDown_IsAProblemThatCanBeTriedAgain()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.AdmitAsync();
        var update = await UpdateAsync(ward);
        using var client = Client(ward, new SocketsHttpHandler());
        using var store = new FhirSubjectStore(client, ward.Server.BaseUrl, ward.Time);
        ward.Server.Faults.Add(new Fault(FaultKind.Unavailable) { Times = int.MaxValue });

        (await store.WriteAsync(update, Ct)).Problem!.Kind.ShouldBe(ProblemKind.Unavailable);
    }

    private static FhirClient Client(Ward ward, HttpMessageHandler transport)
        => new(transport, new FhirClientOptions { BaseUrl = ward.Server.BaseUrl, FirstDelay = TimeSpan.FromMilliseconds(5) }, TimeProvider.System);

    private static async Task<SubjectUpdate> UpdateAsync(Ward ward)
    {
        var protocols = TestTrial.Load();
        var fetched = (await new FhirPatientRecords(ward.System.Ehr, protocols, SiteCalendar.Utc).FetchAsync("Patient/1", Ct)).Value;
        var assessment = Evaluator.Evaluate(fetched.Record!, protocols.All[0], ward.Time.GetUtcNow(), SiteCalendar.Utc);
        return new SubjectUpdate { Assessment = assessment, Fingerprint = AssessmentFingerprint.Of(assessment, []) };
    }

    /// <summary>A person takes the subject on just before the machine's transaction arrives.</summary>
    private sealed class InterruptingHandler(Ward ward) : DelegatingHandler(new SocketsHttpHandler())
    {
        private bool isDone;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (!isDone && request.Method == HttpMethod.Post && request.RequestUri!.AbsolutePath.TrimEnd('/').EndsWith("/fhir", StringComparison.Ordinal))
            {
                isDone = true;
                var subject = (await ward.SubjectAsync())!;
                subject["status"] = "screening";
                await ward.PutAsync($"ResearchSubject/{subject["id"]}", subject.ToJsonString());
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }
}
