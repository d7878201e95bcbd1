using System.Collections.Immutable;
using Prescreen.Screening.Ledger;

namespace Prescreen.Worklist.Reading;

/// <summary>One page of a list.</summary>
/// <param name="Subjects">The subjects on it.</param>
/// <param name="Total">How many the query finds.</param>
/// <param name="PageNumber">Which page it is, from 1; the last where the query asked for a later one.</param>
/// <param name="Pages">How many pages there are; 1 where nothing is found.</param>
public sealed record SubjectPage(ImmutableArray<ScreeningHead> Subjects, int Total, int PageNumber, int Pages)
{
    /// <summary>Numbers only.</summary>
    public override string ToString() => $"page {PageNumber} of {Pages}, {Total} subjects";
}
