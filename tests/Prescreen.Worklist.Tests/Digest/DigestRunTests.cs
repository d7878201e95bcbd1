using System.Collections.Concurrent;
using System.Collections.Immutable;
using Prescreen.Worklist.Digest;
using Prescreen.Worklist.Hosting;
using Prescreen.Worklist.Tests.Support;

namespace Prescreen.Worklist.Tests.Digest;

/// <summary>Mails over a store and an EHR as they are, to a mailer that does what the test says.</summary>
public sealed class DigestRunTests : IAsyncDisposable
{
    private readonly FakeMailer mailer = new();
    private WorklistSite? site;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private WorklistSite Site => site!;

    public async ValueTask DisposeAsync() => await (site?.DisposeAsync() ?? ValueTask.CompletedTask);

    [Fact]
    public async Task Mail_OnlyWhatChangedSinceTheLast_AtMostOneADay()
    {
        await OpenAsync("bo@hospital.example");
        await SaveAsync("Patient/1");

        (await RunAsync()).Verdict.ShouldBe(DigestVerdict.Send);
        (await RunAsync()).Verdict.ShouldBe(DigestVerdict.ToldToday);
        Site.Time.Pass(TimeSpan.FromDays(1));
        (await RunAsync()).Verdict.ShouldBe(DigestVerdict.NothingNew);
        await SaveAsync("Patient/2");
        await SaveAsync("Patient/3");
        (await RunAsync()).Changes.ShouldHaveSingleItem().Candidates.ShouldBe(2);

        mailer.Mails.Select(mail => mail.To).ShouldBe(["bo@hospital.example", "bo@hospital.example"]);
        mailer.Mails.ShouldAllBe(mail => !mail.Text.Contains("Patient") && !mail.Text.Contains("ResearchSubject"));
        mailer.Mails.Select(mail => mail.Id).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task Mail_TwoInstancesAtOnce_IsSentByOne()
    {
        await OpenAsync("bo@hospital.example");
        await SaveAsync("Patient/1");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Run().RunAsync(isDry: false, Ct))));

        mailer.Mails.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Mail_RefusedByTheServer_IsOwedAndSentLater()
    {
        await OpenAsync("bo@hospital.example");
        await SaveAsync("Patient/1");
        mailer.Outcome = new MailOutcome(new Problem(ProblemKind.Unavailable, "TEST-451", "Later."), IsCertain: true);

        (await RunAsync()).IsOwed.ShouldBeTrue();
        mailer.Outcome = MailOutcome.Sent;
        var second = await RunAsync();

        (second.IsOwed, second.Problem).ShouldBe((false, null));
        mailer.Mails.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Mail_NobodyKnowsWhetherItWasTaken_IsNotSentAgainAndItsChangesAreToldTomorrow()
    {
        await OpenAsync("bo@hospital.example");
        await SaveAsync("Patient/1");
        mailer.Outcome = new MailOutcome(new Problem(ProblemKind.Unavailable, "TEST-999", "Broken off."), IsCertain: false);

        (await RunAsync()).IsOwed.ShouldBeFalse();
        mailer.Outcome = MailOutcome.Sent;
        (await RunAsync()).Verdict.ShouldBe(DigestVerdict.ToldToday);
        Site.Time.Pass(TimeSpan.FromDays(1));

        (await RunAsync()).Changes.ShouldHaveSingleItem().Candidates.ShouldBe(1);
        mailer.Mails.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Mail_DryRun_SendsAndKeepsNothing()
    {
        await OpenAsync("bo@hospital.example");
        await SaveAsync("Patient/1");

        (await RunAsync(isDry: true)).Verdict.ShouldBe(DigestVerdict.Send);
        mailer.Mails.ShouldBeEmpty();
        (await RunAsync()).Verdict.ShouldBe(DigestVerdict.Send);
    }

    [Fact]
    public async Task Recipients_KnownToTheEhr_AreWrittenToAtWorkAndOnceUnderTwoNames()
    {
        await OpenAsync("Practitioner/bo", "bo@hospital.example", "user:nobody");
        await SaveAsync("Patient/1");
        var known = await Site.System.Ehr.UpdateAsync(
            """{"resourceType":"Practitioner","id":"bo","telecom":[{"system":"phone","value":"1"},{"system":"email","use":"old","value":"old@x.example"},{"system":"email","use":"home","value":"home@x.example"},{"system":"email","use":"work","value":"Bo@Hospital.example"}]}"""u8.ToArray(),
            null,
            Ct);
        known.Problem.ShouldBeNull();

        var reports = await ReportsAsync();

        mailer.Mails.ShouldHaveSingleItem().To.ShouldBe("bo@hospital.example", StringCompareShould.IgnoreCase);
        reports.Single(report => report.Problem is not null).ShouldSatisfyAllConditions(
            report => report.Recipient.ShouldBe("user:nobody"), report => report.Problem!.Code.ShouldBe("MAIL-010"), report => report.IsOwed.ShouldBeFalse());
    }

    [Fact]
    public async Task Recipients_WhoWantNone_AreNotWrittenTo()
    {
        await OpenAsync(digest => digest with { Off = ["BO@hospital.example"] }, "bo@hospital.example", "cy@hospital.example");
        await SaveAsync("Patient/1");

        await ReportsAsync();

        mailer.Mails.ShouldHaveSingleItem().To.ShouldBe("cy@hospital.example");
    }

    private Task OpenAsync(params string[] coordinators) => OpenAsync(digest => digest, coordinators);

    private async Task OpenAsync(Func<DigestSettings, DigestSettings> change, params string[] coordinators)
        => site = await WorklistSite.OpenAsync(settings: plain => plain with
        {
            Access = ImmutableDictionary<string, StudyAccess>.Empty.Add(WorklistSite.First, new StudyAccess { Coordinators = [.. coordinators] }),
            // Late enough that no round of the site itself begins.
            Digest = change(Settings),
        });

    private static DigestSettings Settings => new() { Smtp = new SmtpSettings { Host = "127.0.0.1", Port = 9, From = "prescreen@hospital.example", StartTls = false }, At = new TimeOnly(23, 59, 59) };

    private async Task SaveAsync(string patient)
    {
        await Site.SaveAsync(WorklistSite.First, patient, $"ResearchSubject/{patient[8..]}");
        Settle();
    }

    // Changes of the last minute are left for the next mail.
    private void Settle() => Site.Time.Pass(TimeSpan.FromMinutes(2));

    private DigestRun Run() => new(Site.Worklist, Site.Worklist.Settings.Digest!, mailer);

    private async Task<ImmutableArray<DigestReport>> ReportsAsync() => await Run().RunAsync(isDry: false, Ct);

    private async Task<DigestReport> RunAsync(bool isDry = false) => (await Run().RunAsync(isDry, Ct)).ShouldHaveSingleItem();

    private sealed class FakeMailer : IMailer
    {
        public ConcurrentQueue<Mail> Mails { get; } = [];

        public MailOutcome Outcome { get; set; } = MailOutcome.Sent;

        public Task<MailOutcome> SendAsync(Mail mail, CancellationToken ct)
        {
            Mails.Enqueue(mail);
            return Task.FromResult(Outcome);
        }
    }
}
