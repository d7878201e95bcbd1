using System.Text.Json.Nodes;
using Prescreen.Cli.Demo.Hospital;

namespace Prescreen.Cli.Tests.Demo.Hospital;

public sealed class DemoHospitalTests
{
    private static readonly DateTimeOffset Ends = new(2026, 11, 20, 15, 30, 0, TimeSpan.Zero);
    private static readonly DemoHospital Made = DemoHospital.Create(7, Ends);

    [Fact]
    public void Create_SameSeed_MakesTheSameBytes()
    {
        var again = DemoHospital.Create(7, Ends);

        again.Baseline.Select(Text).ShouldBe(Made.Baseline.Select(Text));
        again.Play.Select(play => Text(play.Json)).ShouldBe(Made.Play.Select(play => Text(play.Json)));
    }

    [Fact]
    public void Create_OtherSeed_MakesOtherValuesForTheSamePatients()
    {
        var other = DemoHospital.Create(8, Ends);

        other.Patients.ShouldBe(Made.Patients);
        other.Play.Select(play => Text(play.Json)).ShouldNotBe(Made.Play.Select(play => Text(play.Json)));
    }

    [Fact]
    public void Patients_OfTheHospital_AreEnoughOfEverySort()
    {
        Made.Patients.Count.ShouldBeGreaterThanOrEqualTo(48);
        Made.Patients.Select(patient => patient.Name).ShouldBeUnique();
        Made.Patients.Select(patient => patient.Dialect).Distinct().Count().ShouldBe(4);
        Made.Patients.Count(patient => patient.ExpectedCea is ExpectedStatus.Candidate).ShouldBe(8);
        Made.Patients.Count(patient => patient.ExpectedHer2 is ExpectedStatus.Candidate).ShouldBe(5);
        Made.Patients.Count(patient => patient.ExpectedCea is ExpectedStatus.PotentialCandidate).ShouldBeGreaterThanOrEqualTo(10);
        Made.Patients.Count(patient => patient.ExpectedCea is ExpectedStatus.Ineligible).ShouldBeGreaterThanOrEqualTo(12);
        Made.Patients.Count(patient => patient is { ExpectedCea: ExpectedStatus.NotConsidered, ExpectedHer2: ExpectedStatus.NotConsidered })
            .ShouldBeGreaterThanOrEqualTo(12);
    }

    [Fact]
    public void Play_Events_AreSortedAndWithinTheTwoWeeks()
    {
        Made.Play.Select(play => play.At).ShouldBeInOrder();
        Made.Play.ShouldAllBe(play => play.At > Ends.AddDays(-14) && play.At <= Ends);
        Enum.GetValues<PlayKind>().ShouldAllBe(kind => Made.Play.Any(play => play.Kind == kind));
    }

    [Fact]
    public void Play_OfEveryHourOfTheDay_StaysWithinTheTwoWeeks()
    {
        foreach (var hour in Enumerable.Range(0, 24))
        {
            var ends = new DateTimeOffset(2026, 3, 1, hour, 1, 0, TimeSpan.FromHours(5));

            DemoHospital.Create(1, ends).Play.ShouldAllBe(play => play.At > ends.AddDays(-14) && play.At <= ends);
        }
    }

    [Fact]
    public void Play_Creations_AreNotInTheBaseline()
    {
        var before = Made.Baseline.SelectMany(Entries).Select(entry => (string)entry["request"]!["url"]!).ToHashSet();
        var first = new HashSet<string>();

        foreach (var play in Made.Play)
        {
            var path = $"{play.ResourceType}/{play.Id}";
            var isNew = !before.Contains(path) && first.Add(path);

            isNew.ShouldBe(play.Kind is PlayKind.Create, path);
        }
    }

    [Fact]
    public void Play_Descriptions_NameNoPatientButByReference()
        => Made.Play.ShouldAllBe(play => play.Description.EndsWith($" for Patient/{play.PatientId}", StringComparison.Ordinal));

    [Fact]
    public void Play_RecoveringPlatelets_TellsTheValueBefore()
        => Made.Play.ShouldContain(play => play.Description.StartsWith("Platelets 76 → 92 for", StringComparison.Ordinal));

    [Fact]
    public void Baseline_OfTheHospital_StaysSmall()
        => Made.Baseline.Sum(bundle => Entries(bundle).Count()).ShouldBeInRange(1_000, 3_000);

    [Fact]
    public void WriteNdjson_StateAfterPlay_IsOneResourcePerLineAndType()
    {
        var folder = Directory.CreateTempSubdirectory("hospital").FullName;
        try
        {
            HospitalWriter.WriteNdjson(Made, folder);

            var lines = Directory.GetFiles(folder, "*.ndjson").SelectMany(File.ReadAllLines).ToArray();
            lines.Length.ShouldBe(Made.StateAfterPlay.Count);
            lines.ShouldAllBe(line => JsonNode.Parse(line)!["resourceType"] != null);
            File.ReadAllLines(Path.Combine(folder, "Patient.ndjson")).Length.ShouldBe(Made.Patients.Count);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Text(ReadOnlyMemory<byte> json) => System.Text.Encoding.UTF8.GetString(json.Span);

    private static IEnumerable<JsonNode> Entries(ReadOnlyMemory<byte> bundle)
        => JsonNode.Parse(bundle.Span)!["entry"]!.AsArray().Select(entry => entry!);
}
