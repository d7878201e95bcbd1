using System.Collections.Immutable;
using Prescreen.Facts;
using Prescreen.Protocols;

namespace Prescreen.Insights;

/// <summary>
/// Counts over patients how well a site's data answers its trials. What comes out holds no patient's data but counts, code and unit strings. Not for two
/// threads at once.
/// </summary>
/// <param name="protocols">The trials; records must be read with their vocabulary.</param>
/// <param name="asOf">The instant everything is relative to.</param>
/// <param name="calendar">The site's calendar.</param>
public sealed class SiteReadinessCounter(ImmutableArray<Protocol> protocols, DateTimeOffset asOf, SiteCalendar calendar)
{
    private readonly ImmutableArray<ProtocolTally> tallies = [.. protocols.Select(protocol => new ProtocolTally(protocol))];
    private readonly UnitTally units = new();

    /// <summary>How many patients were counted.</summary>
    public int Patients { get; private set; }

    /// <summary>A report per protocol.</summary>
    public ImmutableArray<ProtocolReadiness> Protocols => [.. tallies.Select(tally => tally.Readiness(Patients))];

    /// <summary>The units that can't be compared, the most frequent first.</summary>
    public ImmutableArray<UnitGap> Units => [.. units.Gaps];

    /// <summary>Counts one patient.</summary>
    public void Add(PatientRecord record)
    {
        Patients++;
        foreach (var tally in tallies)
        {
            tally.Add(record, asOf, calendar);
        }

        units.Add(record, protocols.SelectMany(protocol => protocol.Labs.Values));
    }
}
