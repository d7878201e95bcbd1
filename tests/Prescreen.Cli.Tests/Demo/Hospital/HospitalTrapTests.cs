using System.Text;
using Prescreen.Cli.Demo.Hospital;

namespace Prescreen.Cli.Tests.Demo.Hospital;

/// <summary>Each trap is in the chart of the patient whose story names it.</summary>
public sealed class HospitalTrapTests
{
    private static readonly DemoHospital Made = DemoHospital.Create(7, new DateTimeOffset(2026, 11, 20, 15, 30, 0, TimeSpan.Zero));

    /// <summary>Story, and a piece of JSON that its chart must hold.</summary>
    public static TheoryData<string, string> Traps => new()
    {
        { "polyp", "\"713197008\"" },
        { "appendix", "\"C18.1\"" },
        { "cea-pending-serum-cea-high", "\"valueQuantity\":{\"value\":45,\"unit\":\"ng/mL\"" },
        { "secondary-code-for-primary", "\"94260004\"" },
        { "cytokeratin-7-negative", "negative for CK7" },
        { "another-patients-platelets", "\"result\":[{\"reference\":\"Observation/" },
        { "ejection-fraction-withdrawn", "\"status\":\"entered-in-error \"" },
        { "platelets-corrected-down", "\"status\":\"corrected\"" },
        { "mislabelled-platelets", "\"status\":\"preliminary\"" },
        { "mislabelled-platelets", "\"C44.311\"" },
        { "complete", "\"code\":\"K/uL\"" },
        { "platelets-recover", "\"code\":\"K/mm3\"" },
        { "platelets-recover", "\"unit\":\"mcmol/L\"" },
        { "washout-ends", "\"unit\":\"×10⁹/L\"" },
        { "lymphocytes-in-percent", "\"736-9\"" },
        { "echocardiography-month-only", "\"effectiveDateTime\":\"2026-10\"" },
        { "deceased", "\"deceasedDateTime\"" },
        { "merged-away", "\"replaced-by\"" },
        { "hbsag-with-normal-dna", "\"comparator\":\"<\"" },
        { "no-pregnancy-test-depression", "\"F33.42\"" },
        { "psoriasis-on-methotrexate", "\"L04AX03\"" },
        { "labs-stale-type-1-diabetes", "\"E10.9\"" },
        { "prostate-history", "\"Z85.46\"" },
        { "gilbert", "\"27503000\"" },
        { "refuted-cancer", "\"refuted\"" },
    };

    [Theory]
    [MemberData(nameof(Traps))]
    public void Chart_OfTheStory_HoldsItsTrap(string story, string json)
    {
        var patient = Made.Patients.Single(candidate => candidate.Name == story);
        var own = $"\"url\":\"Patient/{patient.Id}\"";
        string[] chart =
        [
            .. Made.Baseline.Select(Text).Where(bundle => bundle.Contains(own, StringComparison.Ordinal)),
            .. Made.Play.Where(play => play.PatientId == patient.Id).Select(play => Text(play.Json)),
        ];

        chart.ShouldContain(text => text.Contains(json, StringComparison.Ordinal));
    }

    [Fact]
    public void ForeignResult_OfTheMixUp_IsAPlateletCountOfSomebodyElse()
    {
        var patient = Made.Patients.Single(candidate => candidate.Name == "another-patients-platelets");
        var report = Made.StateAfterPlay.Single(resource => resource.Path == $"DiagnosticReport/{patient.Id}-cbc-01").Json;

        var foreign = Made.StateAfterPlay.Single(resource => resource.Path == (string)report["result"]![0]!["reference"]!);

        ((string)foreign.Json["code"]!["coding"]![0]!["code"]!).ShouldBe("777-3");
        ((string)foreign.Json["subject"]!["reference"]!).ShouldNotBe($"Patient/{patient.Id}");
        Made.StateAfterPlay.ShouldNotContain(resource => resource.Id.StartsWith(patient.Id, StringComparison.Ordinal)
            && resource.Json.ToJsonString(null).Contains("\"777-3\"", StringComparison.Ordinal));
    }

    private static string Text(ReadOnlyMemory<byte> json) => Encoding.UTF8.GetString(json.Span);
}
