using Prescreen.Screening.Tests.Support;

namespace Prescreen.Screening.Tests.Flow;

public sealed class PersonTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("screening")]
    [InlineData("on-study")]
    public async Task Subject_WithAPersonsStatus_IsNeverChangedButContraryEvidenceIsATask(string status)
    {
        await using var ward = await Ward.OpenAsync();
        await ward.AdmitAsync();
        await ward.ResultAsync("p1", "120");
        await ward.NotifyAsync("PUT", "Observation/p1");
        await ward.WorkAsync();
        await SetStatusAsync(ward, status);
        var before = (await ward.SubjectAsync())!.ToJsonString();

        await ward.ResultAsync("p2", "60", ago: TimeSpan.FromMinutes(1));
        await ward.NotifyAsync("PUT", "Observation/p2");
        await ward.WorkAsync();

        (await ward.SubjectAsync())!.ToJsonString().ShouldBe(before);
        (await ward.FindAsync("Task")).ShouldHaveSingleItem()["code"]!["coding"]![0]!["code"]!.GetValue<string>().ShouldBe("contrary-evidence");
        (await ward.FindAsync("List")).ShouldHaveSingleItem()["entry"]![0]!["flag"].ShouldNotBeNull();
    }

    [Fact]
    public async Task Subject_ThatAPersonConfirmed_CountsAsThePersonsThoughTheMachineMaySetTheSameStatus()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.AdmitAsync();
        await ward.NotifyAsync("PUT", "Condition/c1");
        await ward.WorkAsync();
        await SetStatusAsync(ward, "candidate");

        await ward.ResultAsync("p2", "60");
        await ward.NotifyAsync("PUT", "Observation/p2");
        await ward.WorkAsync();

        (await ward.StatusAsync()).ShouldBe("candidate");
    }

    [Fact]
    public async Task Subject_ChangedByAPerson_IsTrueInTheReadModel()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.AdmitAsync();
        await ward.NotifyAsync("PUT", "Condition/c1");
        await ward.WorkAsync();
        await SetStatusAsync(ward, "withdrawn");

        (await ward.System.CatchUp.RunAsync(Ct)).Problem.ShouldBeNull();

        (await ward.System.Store.Screenings.LatestAsync("Patient/1", "test-trial", Ct)).Value.ShouldHaveSingleItem().Status.ShouldBe("withdrawn");
    }

    [Fact]
    public async Task Task_ThatAPersonTookOn_IsLeftToThePerson()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.AdmitAsync();
        await ward.NotifyAsync("PUT", "Condition/c1");
        await ward.WorkAsync();
        var task = (await ward.FindAsync("Task")).ShouldHaveSingleItem();
        task["status"] = "in-progress";
        await ward.PutAsync($"Task/{task["id"]}", task.ToJsonString());

        await ward.ResultAsync("p1", "120");
        await ward.NotifyAsync("PUT", "Observation/p1");
        await ward.WorkAsync();

        (await ward.FindAsync("Task")).ShouldHaveSingleItem()["status"]!.GetValue<string>().ShouldBe("in-progress");
    }

    private static async Task SetStatusAsync(Ward ward, string status)
    {
        var subject = (await ward.SubjectAsync())!;
        subject["status"] = status;
        await ward.PutAsync($"ResearchSubject/{subject["id"]}", subject.ToJsonString());
    }
}
