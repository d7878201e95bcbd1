using System.Text.Json;
using System.Text.RegularExpressions;

namespace Prescreen.RealData.Screening;

/// <summary><c>prescreen screen</c> over records that others made runs to the end, loses nobody, and says of those it considers what a person says who read them.</summary>
public sealed partial class RecordsOfOthersTests
{
    // FHIR-180: the recordings name Binaries that were not recorded with them.
    private static readonly string[] EhrProblems = ["FHIR-160", "FHIR-162", "FHIR-164", "FHIR-180"];

    [Theory]
    [InlineData(26, 0, "synthea")]
    [InlineData(37, 0, "mcode")]
    [InlineData(4, 0, "mcode", "matching")]
    [InlineData(4, 1, "ehr")]
    public async Task Screen_AFolder_GivesEveryPatientAVerdictByBothProtocols(int atLeast, int exit, params string[] folder)
    {
        var path = SharedData.Path(folder);

        var run = await RecordedRun.OfAsync("2026-11-20", path);

        var patients = Patients(path).ToHashSet(StringComparer.Ordinal);
        patients.Count.ShouldBeGreaterThanOrEqualTo(atLeast);
        foreach (var protocol in new[] { "cea-car-t", "her2-car-t" })
        {
            patients.Except(run.Assessments.Where(one => RecordedRun.Text(one, "protocol") == protocol).Select(one => RecordedRun.Text(one, "patient"))).ShouldBeEmpty();
        }

        run.Exit.ShouldBe(exit, string.Join('\n', run.Problems));
        run.Problems.ShouldAllBe(problem => Place().IsMatch(problem));
    }

    [Fact]
    public async Task Screen_TheRecordedAnswers_NamesEachFileThatHoldsNoData()
    {
        var run = await RecordedRun.OfAsync("2026-11-20", SharedData.Path("ehr"));

        run.Problems.Select(problem => Code().Match(problem).Value).Distinct().Order().ShouldBe(EhrProblems);
        run.Problems.ShouldContain(problem => problem.Contains("error-404-on-nonexistent-patient-id.json: FHIR-164: ", StringComparison.Ordinal));
    }

    // The only two with a colorectal cancer and a stage IV (IVA and IVC); both were born in the 1910s and 1920s.
    [Fact]
    public async Task Screen_MCode_ConsidersTheTwoWithColorectalCancerOfStageFour()
    {
        var run = await RecordedRun.OfAsync("2020-06-01", SharedData.Path("mcode"));

        run.Considered("cea-car-t").ShouldBeEmpty();
        run.Considered("her2-car-t").ShouldBe(
            ["Patient/899a4f9c-abc3-4a13-88e4-0f7862ee6ab5 ineligible", "Patient/fb91570f-6f79-4d03-bf4f-d3d58138328e ineligible"]);
        run.Verdict("fb91570f-6f79-4d03-bf4f-d3d58138328e", "her2-car-t", "I1").ShouldStartWith("not-met: The patient is 102 years old");
        run.Verdict("fb91570f-6f79-4d03-bf4f-d3d58138328e", "her2-car-t", "I2.diagnosis").ShouldBe("met: Overlapping malignant neoplasm of colon (1983-02-22) is on record.");
        run.Verdict("fb91570f-6f79-4d03-bf4f-d3d58138328e", "her2-car-t", "I5.lines").ShouldStartWith("review: 10 ML oxaliplatin 5 MG/ML Injection is on record");
    }

    // Five records carry a code of colon cancer: 713197008 is a polyp and isn't one; 94260004 is what Synthea codes a primary as; none has peritoneal metastases.
    [Theory]
    [InlineData("fb13e626-1400-45a1-9a99-29c6e7a0e8e4", "met: Malignant tumor of colon (1995-08-12) is on record.")]
    [InlineData("a8cd3462-ed0c-48a4-81cc-45249aa946ca", "met: Primary malignant neoplasm of colon (2017-02-02) is on record.")]
    [InlineData("f49a43d9-bb72-4b37-a4a6-70df40c40c92", "met: Secondary malignant neoplasm of colon (1988-04-16): coded as secondary cancer of the colon (94260004)")]
    [InlineData("d0190651-b9b0-4513-8f3b-d542319220d1", "unknown: ")]
    [InlineData("ede897d1-b0d4-4401-9c8b-45ccf637cbbd", "unknown: ")]
    public async Task Screen_Synthea_FindsTheCancersAndNotThePolyps(string patient, string diagnosis)
    {
        var run = await RecordedRun.OfAsync("2026-11-20", SharedData.Path("synthea"));

        run.Considered("cea-car-t").ShouldBeEmpty();
        run.Considered("her2-car-t").ShouldBeEmpty();
        run.Verdict(patient, "cea-car-t", "I2.diagnosis").ShouldStartWith(diagnosis);
        run.Verdict(patient, "cea-car-t", "I2.peritoneal").ShouldStartWith("unknown: ");
    }

    private static IEnumerable<string> Patients(string folder)
        => Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).SelectMany(file =>
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            return PatientsIn(document.RootElement).ToList();
        });

    private static IEnumerable<string> PatientsIn(JsonElement element)
    {
        if (element.ValueKind is not JsonValueKind.Object)
        {
            return [];
        }

        if (element.TryGetProperty("resourceType", out var type) && type.ValueEquals("Patient"))
        {
            return [$"Patient/{element.GetProperty("id").GetString()}"];
        }

        var inBundle = element.TryGetProperty("entry", out var entries)
            ? entries.EnumerateArray().SelectMany(entry => entry.TryGetProperty("resource", out var resource) ? PatientsIn(resource) : [])
            : [];
        return inBundle.Concat(element.TryGetProperty("body", out var body) ? PatientsIn(body) : []);
    }

    [GeneratedRegex(@"^\S.*: [A-Z]{3,5}-[0-9]{3}: ")]
    private static partial Regex Place();

    [GeneratedRegex("[A-Z]{3,5}-[0-9]{3}")]
    private static partial Regex Code();
}
