using Prescreen.Facts;
using Prescreen.Protocols;
using Prescreen.Units;

namespace Prescreen.Insights;

/// <summary>Counts the unit strings of results that can't be compared.</summary>
internal sealed class UnitTally
{
    private readonly Dictionary<(string Test, string Unit), Entry> entries = [];

    /// <summary>The most frequent first.</summary>
    public IEnumerable<UnitGap> Gaps => entries
        .Select(entry => new UnitGap(entry.Key.Test, entry.Key.Unit, entry.Value.Status, entry.Value.Results, entry.Value.Patients, Suggestion(entry.Key.Unit, entry.Value)))
        .OrderByDescending(gap => gap.Results).ThenBy(gap => gap.Test, StringComparer.Ordinal).ThenBy(gap => gap.Unit, StringComparer.Ordinal);

    public void Add(PatientRecord record, IEnumerable<LabDefinition> labs)
    {
        HashSet<(string, ResultFact)> seen = [];
        HashSet<(string, string)> ofPatient = [];
        foreach (var lab in labs)
        {
            foreach (var result in LabResults.Of(lab, record))
            {
                var value = result.Value;
                var reading = lab.Units.Read(value.UnitCode, value.IsUcum, value.UnitText);
                if (!reading.IsUnderstood && seen.Add((lab.Title, result)))
                {
                    Count(lab, value.UnitText ?? value.UnitCode ?? "", reading.Status, ofPatient);
                }
            }
        }
    }

    // A unit of another dimension was understood: what is near it in letters is another quantity.
    private static string? Suggestion(string unit, Entry entry) => entry.Status is UnitReadingStatus.WrongDimension ? null : UnitSuggester.Suggest(unit, entry.Lab);

    private void Count(LabDefinition lab, string unit, UnitReadingStatus status, HashSet<(string, string)> ofPatient)
    {
        var key = (lab.Title, unit);
        if (!entries.TryGetValue(key, out var entry))
        {
            entries.Add(key, entry = new Entry(lab, status));
        }

        entry.Results++;
        entry.Patients += ofPatient.Add(key) ? 1 : 0;
    }

    private sealed class Entry(LabDefinition lab, UnitReadingStatus status)
    {
        public LabDefinition Lab { get; } = lab;

        public UnitReadingStatus Status { get; } = status;

        public int Results { get; set; }

        public int Patients { get; set; }
    }
}
