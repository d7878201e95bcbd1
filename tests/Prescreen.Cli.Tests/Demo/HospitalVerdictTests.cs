using Prescreen.Cli.Demo.Hospital;
using Prescreen.Evaluation;
using Prescreen.Facts;
using Prescreen.Fhir.Json.Facts;
using Prescreen.Fhir.Vocabulary;
using Prescreen.Narrative;

namespace Prescreen.Cli.Tests.Demo;

/// <summary>Screens the synthetic hospital's files and holds the statuses to what its stories expect: a second reading of clinical.md.</summary>
public sealed class HospitalVerdictTests
{
    private static readonly DateTimeOffset PlayEnds = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly NarrativeReader Narrative = LexiconFolder.Load(Path.Combine(AppContext.BaseDirectory, "fhir-profiles", "narrative")).Reader!;

    [Theory]
    [InlineData("cea-car-t", 1, true)]
    [InlineData("cea-car-t", 7, true)]
    [InlineData("cea-car-t", 7, false)]
    [InlineData("her2-car-t", 1, true)]
    [InlineData("her2-car-t", 7, true)]
    [InlineData("her2-car-t", 7, false)]
    public void Hospital_ScreenedWhenThePlayIsOver_EndsAsItsStoriesExpect(string protocol, int seed, bool readsReports)
    {
        var hospital = DemoHospital.Create(seed, PlayEnds);

        var found = Screen(hospital, protocol, readsReports);

        var wrong = hospital.Patients
            .Select(patient => (Patient: patient, Expected: protocol == "cea-car-t" ? patient.ExpectedCea : patient.ExpectedHer2, Found: found.GetValueOrDefault($"Patient/{patient.Id}")))
            .Where(one => one.Found?.Status.ToString() != one.Expected.ToString() && !(one.Found is null && one.Expected is ExpectedStatus.NotConsidered))
            .Select(one => $"{one.Patient}: {one.Found?.Status}, expected {one.Expected}; {string.Join("; ", one.Found?.Verdicts.Where(verdict => verdict.Outcome is Outcome.NotMet or Outcome.Unknown).Select(verdict => $"{verdict}: {verdict.Reason}") ?? [])}");
        wrong.ShouldBeEmpty();
    }

    private static Dictionary<string, Assessment> Screen(DemoHospital hospital, string protocol, bool readsReports)
    {
        var folder = Directory.CreateTempSubdirectory("prescreen-hospital-").FullName;
        try
        {
            HospitalWriter.WriteNdjson(hospital, folder);
            // As `prescreen screen` has it: value sets that this protocol doesn't name mean nothing.
            var protocols = ProtocolChoice.Load([protocol], Profiles.ValueSets, null).Value;
            var compiled = protocols.All.ShouldHaveSingleItem();
            var gatherer = new RecordGatherer(protocols.Vocabulary, SiteCalendar.Utc, narrative: readsReports ? Narrative.Read : null);
            new FhirFileReader(gatherer).Read(folder);
            return gatherer.Build().ToDictionary(record => record.Patient, record => Evaluator.Evaluate(record, compiled, hospital.PlayEnds, SiteCalendar.Utc), StringComparer.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
