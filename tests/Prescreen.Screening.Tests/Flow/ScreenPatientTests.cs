using Prescreen.Screening.Tests.Support;

namespace Prescreen.Screening.Tests.Flow;

public sealed class ScreenPatientTests
{
    [Fact]
    public async Task Notification_OfAFittingResult_MakesACandidateWithAssessmentProvenanceAndListEntry()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.AdmitAsync();
        await ward.ResultAsync("p1", "120");

        (await ward.NotifyAsync("PUT", "Observation/p1")).ShouldBe(200);
        await ward.WorkAsync();

        var subject = (await ward.SubjectAsync()).ShouldNotBeNull();
        subject["status"]!.GetValue<string>().ShouldBe("candidate");
        subject["identifier"]![0]!["value"]!.GetValue<string>().ShouldBe("NCT00000001|Patient/1");
        var id = subject["id"]!.GetValue<string>();
        var assessment = (await ward.FindAsync($"Observation?focus=ResearchSubject/{id}")).ShouldHaveSingleItem();
        assessment["component"]!.AsArray().Count.ShouldBe(2);
        var provenance = (await ward.FindAsync($"Provenance?target=ResearchSubject/{id}")).ShouldHaveSingleItem();
        provenance["entity"]!.AsArray().Select(entity => entity!["what"]!["reference"]!.GetValue<string>()).ShouldContain("Observation/p1/_history/1");
        var list = (await ward.FindAsync("List")).ShouldHaveSingleItem();
        list["entry"]![0]!["item"]!["reference"]!.GetValue<string>().ShouldBe($"ResearchSubject/{id}");
        (await ward.FindAsync("ResearchStudy")).ShouldHaveSingleItem()["arm"]!.AsArray().Count.ShouldBe(2);
    }
}
