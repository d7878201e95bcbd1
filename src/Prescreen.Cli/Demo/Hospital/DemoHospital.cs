using System.Collections.Immutable;
using System.Globalization;
using Prescreen.Cli.Demo.Hospital.Courses;

namespace Prescreen.Cli.Demo.Hospital;

/// <summary>
/// A synthetic hospital: who its patients are, what it knows before the play, and what happens in the two weeks of it. The same seed and
/// end always make the same bytes. No patient is, or is derived from, a real one.
/// </summary>
public sealed class DemoHospital
{
    private DemoHospital(ImmutableArray<DemoPatient> patients, ImmutableArray<DemoResource> versions, DemoCalendar calendar)
    {
        Patients = patients;
        PlayStarts = calendar.PlayStarts;
        PlayEnds = calendar.PlayEnds;
        Baseline = [.. versions.Where(version => version.At <= calendar.PlayStarts).GroupBy(PatientOf).Select(FhirBundle.Transaction)];
        Play = [.. versions.Where(version => version.At > calendar.PlayStarts).Select(Event)];
        StateAfterPlay = [.. versions.GroupBy(version => version.Path).Select(group => group.Last())];
    }

    /// <summary>The patients in the order of their ids.</summary>
    public IReadOnlyList<DemoPatient> Patients { get; }

    /// <summary>One transaction Bundle (UTF-8 JSON of PUTs) per patient: what is there when the play starts.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Baseline { get; }

    /// <summary>What happens after <see cref="PlayStarts"/>, in the order of time.</summary>
    public IReadOnlyList<PlayEvent> Play { get; }

    /// <summary>Fourteen days before the end.</summary>
    public DateTimeOffset PlayStarts { get; }

    /// <summary>The instant for which <see cref="DemoPatient.ExpectedCea"/> and <see cref="DemoPatient.ExpectedHer2"/> hold.</summary>
    public DateTimeOffset PlayEnds { get; }

    /// <summary>The newest version of every resource when the play is over.</summary>
    internal IReadOnlyList<DemoResource> StateAfterPlay { get; }

    /// <summary>Makes the hospital that a seed stands for, with a play that ends at the given instant.</summary>
    public static DemoHospital Create(int seed, DateTimeOffset playEnds)
    {
        var calendar = new DemoCalendar(playEnds);
        Story[] stories =
        [
            .. CeaCandidates.All, .. Her2Patients.All, .. PotentialCandidates.All, .. NearMisses.All, .. Traps.All, .. Unrelated.All,
        ];
        var patients = ImmutableArray.CreateBuilder<DemoPatient>(stories.Length);
        var versions = new List<DemoResource>();
        var previous = "";
        foreach (var story in stories)
        {
            var id = "p" + (patients.Count + 1).ToString("D2", CultureInfo.InvariantCulture);
            // A generator of its own for each patient, so that a new story leaves the others as they were.
            var random = new Random(HashOf(seed, story.Name));
            var chart = new Chart(id, previous, story.Dialect, calendar, random);
            story.Write(chart);
            versions.AddRange(chart.Versions);
            patients.Add(Told(story, id));
            previous = id;
        }

        return new DemoHospital(patients.MoveToImmutable(), [.. versions.OrderBy(version => version.At)], calendar);
    }

    // FNV-1a: string.GetHashCode differs from run to run.
    private static int HashOf(int seed, string name)
        => name.Aggregate(seed, (hash, letter) => unchecked((hash ^ letter) * 16777619));

    private static DemoPatient Told(Story story, string id) => new()
    {
        Id = id,
        Name = story.Name,
        Story = story.Text,
        Dialect = story.Dialect.Name,
        ExpectedCea = story.Cea,
        ExpectedHer2 = story.Her2,
    };

    private static string PatientOf(DemoResource version) => version.Id.Split('-')[0];

    private static PlayEvent Event(DemoResource version) => new()
    {
        At = version.At,
        Kind = version.Kind,
        PatientId = PatientOf(version),
        ResourceType = version.ResourceType,
        Id = version.Id,
        Json = FhirBundle.Bytes(version.Json),
        Description = version.Description,
    };
}
