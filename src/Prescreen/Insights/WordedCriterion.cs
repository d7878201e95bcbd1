using System.Collections.Immutable;
using Prescreen.Protocols;

namespace Prescreen.Insights;

/// <summary>A criterion in words.</summary>
/// <param name="Category">Inclusion or exclusion.</param>
/// <param name="Text">The protocol's own words.</param>
/// <param name="Asks">What is looked at and what gives which outcome, in sentences.</param>
public sealed record WordedCriterion(CriterionCategory Category, string Text, ImmutableArray<string> Asks)
{
    /// <summary>The protocol's own words only.</summary>
    public override string ToString() => Text;

    internal bool IsSame(WordedCriterion other) => Category == other.Category && Text == other.Text && Asks.SequenceEqual(other.Asks);
}
