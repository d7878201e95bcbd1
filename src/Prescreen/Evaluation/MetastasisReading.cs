using System.Collections.Immutable;
using Prescreen.Facts;

namespace Prescreen.Evaluation;

/// <summary>What one report's words say of metastases outside some sites (clinical.md I4.distant, I6.distant, §7).</summary>
internal readonly record struct MetastasisReading(
    NarrativeFinding? Affirmed, NarrativeFinding? Possible, NarrativeFinding? Historical, NarrativeFinding? Absent, NarrativeFinding? ClearedOne, NarrativeFinding? WithoutSite)
{
    /// <summary>How it is asserted only.</summary>
    public override string ToString() => Affirmed is not null ? nameof(Affirmed) : Possible is not null ? nameof(Possible) : Absent is not null ? nameof(Absent) : "open";

    /// <summary>
    /// The first finding of each sort. An absence is stated of all sites ("no distant metastasis"), not of an organ; metastatic disease without a site may be
    /// that of the sites that don't count, so it affirms nothing.
    /// </summary>
    public static MetastasisReading Of(ReportFact report, ImmutableArray<string> inside)
    {
        var reading = default(MetastasisReading);
        for (var i = 0; i < report.Findings.Count; i++)
        {
            var finding = report.Findings[i];
            if (finding.Finding == FindingKinds.Metastasis && !(finding.Site is { } site && inside.Contains(site)) && !NarrativeReading.IsOutranked(new(report, finding)))
            {
                reading = reading.With(finding);
            }
        }

        return reading;
    }

    private MetastasisReading With(NarrativeFinding finding) => finding.Assertion switch
    {
        Assertion.Absent => finding.Site is null or MetastasisSites.Distant ? this with { Absent = Absent ?? finding } : this with { ClearedOne = ClearedOne ?? finding },
        Assertion.Present or Assertion.Possible or Assertion.Historical when finding.Site is null => this with { WithoutSite = WithoutSite ?? finding },
        Assertion.Present => this with { Affirmed = Affirmed ?? finding },
        Assertion.Possible => this with { Possible = Possible ?? finding },
        Assertion.Historical => this with { Historical = Historical ?? finding },
        Assertion.Planned or Assertion.Other => this,
        _ => throw new System.Diagnostics.UnreachableException($"No assertion {finding.Assertion}."),
    };
}
