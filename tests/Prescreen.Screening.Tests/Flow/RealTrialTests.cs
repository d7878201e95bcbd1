using System.Text.Json.Nodes;
using Prescreen.Screening.Hosting;
using Prescreen.Screening.Tests.Support;

namespace Prescreen.Screening.Tests.Flow;

public sealed class RealTrialTests
{
    [Fact]
    public async Task Patient_WhoNearlyFitsTheRealTrial_IsWrittenWithEveryCriterion()
    {
        var profiles = Path.Combine(AppContext.BaseDirectory, "fhir-profiles");
        var trials = ProtocolFolder.Load(Path.Combine(profiles, "protocols"), Path.Combine(profiles, "valuesets")).Value;
        await using var ward = await Ward.OpenAsync();
        await ward.RestartAsync(protocols: trials);
        await ward.AdmitAsync();
        await ward.PutAsync("Condition/c2", Charts.Cancer("1").Replace("C18.7", "C78.6", StringComparison.Ordinal).Replace("\"c1\"", "\"c2\"", StringComparison.Ordinal));
        await ward.ResultAsync("p1", "120");

        await ward.NotifyAsync("PUT", "Observation/p1");
        await ward.WorkAsync();

        var subject = (await ward.FindAsync("ResearchSubject?identifier=NCT07247396%5C%7CPatient/1")).ShouldHaveSingleItem();
        subject["status"]!.GetValue<string>().ShouldBe("potential-candidate");
        var assessment = (await ward.FindAsync($"Observation?focus=ResearchSubject/{subject["id"]}")).ShouldHaveSingleItem();
        assessment["component"]!.AsArray().Count.ShouldBe(trials.Find("cea-car-t")!.Criteria.Length);
        Outcome(assessment, "I9.platelets").ShouldBe("met");
    }

    private static string? Outcome(JsonNode assessment, string criterion)
        => assessment["component"]!.AsArray().Single(one => one!["code"]!["coding"]![0]!["code"]!.GetValue<string>() == criterion)!
            ["valueCodeableConcept"]!["coding"]![0]!["code"]!.GetValue<string>();
}
