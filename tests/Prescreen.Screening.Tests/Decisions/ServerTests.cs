using Prescreen.Screening.Decisions;
using Prescreen.Screening.Tests.Support;
using Prescreen.Screening.WriteBack;

namespace Prescreen.Screening.Tests.Decisions;

/// <summary>Decisions on servers that can do less, and that break off in the middle.</summary>
public sealed class ServerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Decide_OnServersOfEverySort_IsWrittenOnce(bool hasTransactions, bool takesClientIds)
    {
        await using var ward = await Desk.PatientAsync();
        using var shop = new Shop(ward, new SparseServer(hasTransactions, takesClientIds));
        var request = await DismissalAsync(ward);

        (await shop.Decisions.DecideAsync(request, Ct)).Value.Status.ShouldBe("ineligible");
        (await shop.Decisions.DecideAsync(request, Ct)).Value.IsWritten.ShouldBeFalse();

        await ShouldBeWholeAsync(ward);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    [InlineData(5, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    [InlineData(4, false)]
    [InlineData(5, false)]
    public async Task Decide_BrokenOffAfterSoManyWrites_IsWholeWhenSentAgain(int writes, bool takesClientIds)
    {
        await using var ward = await Desk.PatientAsync();
        var breaking = new BreakingHandler(new SparseServer(hasTransactions: false, takesClientIds), writes);
        using var shop = new Shop(ward, breaking);
        var request = await DismissalAsync(ward);

        (await shop.Decisions.DecideAsync(request, Ct)).Problem!.Kind.ShouldBe(ProblemKind.Unavailable);
        breaking.Mend();
        (await shop.Decisions.DecideAsync(request, Ct)).Value.Status.ShouldBe("ineligible");

        await ShouldBeWholeAsync(ward);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Undo_BrokenOffAfterSoManyWrites_LosesNoTask(int writes)
    {
        await using var ward = await Desk.PatientAsync();
        (await new Desk(ward).DismissAsync()).Problem.ShouldBeNull();
        var breaking = new BreakingHandler(new SparseServer(hasTransactions: false, takesClientIds: true), writes);
        using var shop = new Shop(ward, breaking);
        var request = await new Desk(ward).AskAsync(DecisionAct.Undo);

        (await shop.Decisions.DecideAsync(request, Ct)).Problem.ShouldNotBeNull();
        breaking.Mend();
        (await shop.Decisions.DecideAsync(request, Ct)).Value.Status.ShouldBe("potential-candidate");

        (await ward.FindAsync("Task?status=requested")).ShouldHaveSingleItem();
        (await ward.FindAsync("Task?status=in-progress")).ShouldHaveSingleItem();
        (await ward.FindAsync("List")).ShouldHaveSingleItem()["entry"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Decide_OnASecondServer_RefersToPeopleAndPatientsAtTheEhr()
    {
        await using var results = await Ward.OpenAsync();
        await using var ward = await Ward.OpenAsync(results: results.Server.BaseUrl);
        await ward.AdmitAsync();
        await ward.NotifyAsync("PUT", "Condition/c1");
        await ward.WorkAsync();

        var decided = (await new Desk(ward).DoAsync(DecisionAct.Assign, request => request with { AssignTo = "Practitioner/ben", AssignToName = "Ben" })).Value;

        decided.Work.AssignedTo.ShouldBe("Practitioner/ben");
        var followUp = (await results.FindAsync("Task")).Single(task => task["code"]!["coding"]![0]!["code"]!.GetValue<string>() == "follow-up");
        (await results.FindAsync("ResearchSubject"))[0]["extension"]!.AsArray().Single(one => one!["url"]!.GetValue<string>() == PrescreenUrls.AssignedTo)!["valueReference"]!["reference"]!.GetValue<string>()
            .ShouldBe($"{ward.Server.BaseUrl}Practitioner/ben");
        followUp["for"]!["reference"]!.GetValue<string>().ShouldBe($"{ward.Server.BaseUrl}Patient/1");
        followUp["owner"]!["reference"]!.GetValue<string>().ShouldBe($"{ward.Server.BaseUrl}Practitioner/ben");
    }

    private static Task<SubjectDecisionRequest> DismissalAsync(Ward ward)
        => new Desk(ward).AskAsync(DecisionAct.Dismiss, request => request with { Reason = DismissalReasons.Misread, Criterion = "I2.platelets", Note = "In words" });

    private static async Task ShouldBeWholeAsync(Ward ward)
    {
        (await ward.StatusAsync()).ShouldBe("ineligible");
        var tasks = await ward.FindAsync("Task");
        tasks.Select(task => (task["code"]!["coding"]![0]!["code"]!.GetValue<string>(), task["status"]!.GetValue<string>()))
            .ShouldBe([("missing-test", "cancelled"), ("follow-up", "completed")], ignoreOrder: true);
        tasks.SelectMany(task => task["note"]?.AsArray() ?? []).ShouldHaveSingleItem();
        (await ward.FindAsync("Provenance")).Count(one => one["activity"]!["coding"]![0]!["system"]!.GetValue<string>() == PrescreenUrls.DecisionActs).ShouldBe(1);
        ((await ward.FindAsync("List")).ShouldHaveSingleItem()["entry"]?.AsArray().Count ?? 0).ShouldBe(0);
        (await new Desk(ward).SeeAsync()).Status.ShouldBe("ineligible");
    }

    /// <summary>Lets so many writes through and then no more, until it is mended.</summary>
    private sealed class BreakingHandler(HttpMessageHandler inner, int writes) : DelegatingHandler(inner)
    {
        private int left = writes;

        public void Mend() => left = int.MaxValue;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var isWrite = request.Method != HttpMethod.Get && !request.RequestUri!.AbsolutePath.EndsWith("/_search", StringComparison.Ordinal);
            return isWrite && left-- <= 0 ? throw new HttpRequestException("The line is cut.") : base.SendAsync(request, cancellationToken);
        }
    }
}
