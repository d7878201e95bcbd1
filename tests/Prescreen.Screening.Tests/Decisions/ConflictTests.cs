using System.Text.Json.Nodes;
using Prescreen.Screening.Decisions;
using Prescreen.Screening.Tests.Support;

namespace Prescreen.Screening.Tests.Decisions;

public sealed class ConflictTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Decide_OnWhatSomebodyElseChanged_WritesNothingAndShowsBothSides()
    {
        await using var ward = await Desk.PatientAsync("120");
        var ours = await new Desk(ward).AskAsync(DecisionAct.TakeToScreening);
        var theirs = (await new Desk(ward, Desk.Ben).DismissAsync()).Value;
        var before = await WrittenAsync(ward);

        var conflict = (await new Desk(ward).SendAsync(ours)).Problem.ShouldBeOfType<DecisionConflict>();

        (conflict.TheirStatus, conflict.TheirVersion, conflict.TheirWork).ShouldBe(("ineligible", theirs.SubjectVersion, theirs.Work));
        conflict.TheirWork.Decision!.ByName.ShouldBe("Ben Okafor");
        conflict.Ours.ShouldBe(ours);
        conflict.ToString().ShouldStartWith("DECI-001: ");
        (await WrittenAsync(ward)).ShouldBe(before);
    }

    [Fact]
    public async Task Decide_InKnowledgeOfTheConflict_IsDone()
    {
        await using var ward = await Desk.PatientAsync("120");
        var ours = await new Desk(ward).AskAsync(DecisionAct.TakeToScreening);
        (await new Desk(ward, Desk.Ben).DismissAsync()).Problem.ShouldBeNull();
        var conflict = (DecisionConflict)(await new Desk(ward).SendAsync(ours)).Problem!;

        (await new Desk(ward).SendAsync(ours with { ExpectedVersion = conflict.TheirVersion! })).Value.Status.ShouldBe("screening");
    }

    [Fact]
    public async Task Decide_WhereOnlyTheMachinesMarkChanged_IsDone()
    {
        await using var ward = await Desk.PatientAsync("120");
        var desk = new Desk(ward);
        var request = await desk.AskAsync(DecisionAct.TakeToScreening);
        await desk.ResultAsync("p2", "130");
        (await desk.SeeAsync()).SubjectVersion.ShouldNotBe(request.ExpectedVersion);

        (await desk.SendAsync(request)).Value.Status.ShouldBe("screening");
    }

    [Fact]
    public async Task Decide_WhereTheMachineChangedTheStatus_IsAConflict()
    {
        await using var ward = await Desk.PatientAsync("120");
        var desk = new Desk(ward);
        var request = await desk.AskAsync(DecisionAct.TakeToScreening);
        await desk.ResultAsync("p2", "60");

        (await desk.SendAsync(request)).Problem.ShouldBeOfType<DecisionConflict>().TheirStatus.ShouldBe("ineligible");
    }

    public static TheoryData<DecisionAct> Acts { get; } = [.. Enum.GetValues<DecisionAct>()];

    [Theory]
    [MemberData(nameof(Acts))]
    public async Task Decide_SentTwice_IsDoneOnceAndSaysSo(DecisionAct act)
    {
        await using var ward = await Desk.PatientAsync();
        var request = await PreparedAsync(ward, act);
        var first = (await new Desk(ward).SendAsync(request)).Value;
        var before = await WrittenAsync(ward);

        var second = (await new Desk(ward).SendAsync(request)).Value;

        (second.Status, second.SubjectVersion, second.Work, second.IsWritten).ShouldBe((first.Status, first.SubjectVersion, first.Work, false));
        (await WrittenAsync(ward)).ShouldBe(before);
    }

    [Theory]
    [MemberData(nameof(Acts))]
    public async Task Decide_SentTwiceAtOnce_IsDoneOnce(DecisionAct act)
    {
        await using var ward = await Desk.PatientAsync();
        var request = await PreparedAsync(ward, act);
        var decisions = (await WrittenAsync(ward)).Count;

        var both = await Task.WhenAll(new Desk(ward).SendAsync(request), new Desk(ward).SendAsync(request));

        both.ShouldAllBe(result => result.Problem == null);
        both[0].Value.Work.ShouldBe(both[1].Value.Work);
        // The follow-up task, where it wasn't there, and one Provenance.
        (await WrittenAsync(ward)).Count.ShouldBe(decisions + (act is DecisionAct.Undo or DecisionAct.Unassign ? 1 : 2));
        (await ward.System.Notes.NotesAsync(request.Subject, Ct)).Value.Count(note => note.Text == request.Note).ShouldBe(1);
    }

    [Fact]
    public async Task Decide_SentAgainAfterSomebodyUndidIt_IsAConflictAndNotDoneAgain()
    {
        await using var ward = await Desk.PatientAsync("120");
        var desk = new Desk(ward);
        var request = await desk.AskAsync(DecisionAct.TakeToScreening);
        (await desk.SendAsync(request)).Problem.ShouldBeNull();
        (await desk.DoAsync(DecisionAct.Undo)).Problem.ShouldBeNull();

        (await desk.SendAsync(request)).Problem.ShouldBeOfType<DecisionConflict>();
        (await ward.StatusAsync()).ShouldBe("candidate");
    }

    [Fact]
    public async Task Decide_WhileAnotherWritesBetween_InsistsOnTheVersionItRead()
    {
        await using var ward = await Desk.PatientAsync("120");
        using var shop = new Shop(ward, new BetweenHandler(ward));
        var request = await new Desk(ward).AskAsync(DecisionAct.TakeToScreening);

        (await shop.Decisions.DecideAsync(request, Ct)).Problem.ShouldBeOfType<DecisionConflict>().TheirStatus.ShouldBe("withdrawn");
        (await ward.StatusAsync()).ShouldBe("withdrawn");
    }

    private static async Task<SubjectDecisionRequest> PreparedAsync(Ward ward, DecisionAct act)
    {
        var desk = new Desk(ward);
        if (act is DecisionAct.Undo)
        {
            (await desk.DoAsync(DecisionAct.TakeToScreening)).Problem.ShouldBeNull();
        }

        if (act is DecisionAct.Unassign)
        {
            (await desk.DoAsync(DecisionAct.Assign, request => request with { AssignTo = "Practitioner/ben" })).Problem.ShouldBeNull();
        }

        return await desk.AskAsync(act, request => request with
        {
            Reason = DismissalReasons.Misread,
            Criterion = "I2.platelets",
            Note = "In words",
            Until = DateOnly.FromDateTime(ward.Time.GetUtcNow().UtcDateTime).AddDays(2),
            AssignTo = "Practitioner/ben",
        });
    }

    /// <summary>Everything the results server has of the worklist, with versions.</summary>
    private static async Task<List<string>> WrittenAsync(Ward ward)
    {
        JsonNode[] all = [.. await ward.FindAsync("ResearchSubject"), .. await ward.FindAsync("Task"), .. await ward.FindAsync("Provenance"), .. await ward.FindAsync("List")];
        return [.. all.Select(node => $"{node["resourceType"]}/{node["id"]} {node["meta"]!["versionId"]}")];
    }

    /// <summary>Another system closes the subject just before the transaction arrives.</summary>
    private sealed class BetweenHandler(Ward ward) : DelegatingHandler(new SocketsHttpHandler())
    {
        private bool isDone;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (!isDone && request.Method == HttpMethod.Post && request.RequestUri!.AbsolutePath.TrimEnd('/').EndsWith("/fhir", StringComparison.Ordinal))
            {
                isDone = true;
                var subject = (await ward.SubjectAsync())!;
                subject["status"] = "withdrawn";
                await ward.PutAsync($"ResearchSubject/{subject["id"]}", subject.ToJsonString());
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }
}
