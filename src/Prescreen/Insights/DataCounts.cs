namespace Prescreen.Insights;

/// <summary>How many patients a criterion was decided for, by the data that decided; each patient stands in one of them.</summary>
/// <param name="Coded">Decided by coded or structured data.</param>
/// <param name="Narrative">Decided, or put to a person, by a report's words only.</param>
/// <param name="Review">There is data, but a person must read it.</param>
/// <param name="Nothing">The record holds nothing usable.</param>
/// <param name="NoTrace">An exclusion of which the record holds no trace: what is usual for most patients.</param>
/// <param name="NotAsked">No record decides it for this patient: a judgement, or it doesn't apply.</param>
public sealed record DataCounts(int Coded, int Narrative, int Review, int Nothing, int NoTrace, int NotAsked)
{
    /// <summary>Of whom a record could decide it: the whole that shares are of.</summary>
    public int Asked => Coded + Narrative + Review + Nothing + NoTrace;

    /// <summary>The share of <see cref="Asked"/> with usable coded data, 0 to 1; null where nobody was asked.</summary>
    public decimal? CodedShare => Asked > 0 ? (decimal)Coded / Asked : null;
}
