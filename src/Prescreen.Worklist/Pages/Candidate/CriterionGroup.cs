using System.Collections.Immutable;
using System.Diagnostics;
using Prescreen.Evaluation;

namespace Prescreen.Worklist.Pages.Candidate;

/// <summary>Criteria that ask the same of a person; <paramref name="Key"/> names their text: "review", "missing", "against", "judgement", "order".</summary>
public sealed record CriterionGroup(string Key, ImmutableArray<CriterionModel> Criteria)
{
    private static readonly ImmutableArray<string> Order = ["review", "missing", "against", "order", "judgement"];

    /// <summary>True where nothing is to be done, so that it is shown on demand.</summary>
    public bool IsQuiet => Key is "order" or "judgement";

    /// <summary>The groups that have criteria, what needs a person first, each in the protocol's order.</summary>
    public static ImmutableArray<CriterionGroup> Of(IEnumerable<CriterionModel> criteria)
        => [.. criteria.GroupBy(criterion => KeyOf(criterion.Outcome)).OrderBy(group => Order.IndexOf(group.Key)).Select(group => new CriterionGroup(group.Key, [.. group]))];

    /// <summary>The key only.</summary>
    public override string ToString() => Key;

    private static string KeyOf(Outcome outcome) => outcome switch
    {
        Outcome.Review => "review",
        Outcome.Unknown => "missing",
        Outcome.NotMet => "against",
        Outcome.Met or Outcome.NotFound or Outcome.NotApplicable => "order",
        Outcome.Judgement => "judgement",
        _ => throw new UnreachableException($"No group for {outcome}."),
    };
}
