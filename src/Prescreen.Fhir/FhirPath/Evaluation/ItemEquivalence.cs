using Prescreen.Fhir.FhirPath.Values;

namespace Prescreen.Fhir.FhirPath.Evaluation;

/// <summary>The operator ~: order, letter case, blanks and needless precision don't matter, and the answer is never empty. https://hl7.org/fhirpath/N1/#equivalence</summary>
internal sealed class ItemEquivalence(Run run)
{
    internal bool AreEquivalent(IReadOnlyList<FhirPathItem> left, IReadOnlyList<FhirPathItem> right)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        var rest = new List<FhirPathItem>(right);
        foreach (var item in left)
        {
            var place = rest.FindIndex(other => AreEquivalent(item, other));
            if (place < 0)
            {
                return false;
            }

            rest.RemoveAt(place);
        }

        return true;
    }

    private bool AreEquivalent(FhirPathItem left, FhirPathItem right) => run.Spend(1) && (left.Value, right.Value) switch
    {
        (null, null) => left is FhirPathNode one && right is FhirPathNode other && HaveEquivalentChildren(one, other),
        (null, _) or (_, null) => false,
        (FhirPathString first, FhirPathString second) => Folded(first.Text) == Folded(second.Text),
        (FhirPathMoment first, FhirPathMoment second) => first.Kind is MomentKind.Time == second.Kind is MomentKind.Time
            && MomentOrder.Compare(first, second, run.LocalOffset) is 0,
        (FhirPathQuantity first, var second) => AreEquivalent(first, Numbers.AsQuantity(second)),
        (var first, FhirPathQuantity second) => AreEquivalent(second, Numbers.AsQuantity(first)),
        (FhirPathInteger or FhirPathDecimal, FhirPathInteger or FhirPathDecimal) => Numbers.AreEquivalent(Numbers.Of(left.Value), Numbers.Of(right.Value)),
        _ => new ItemEquality(run).Equals(left, right),
    };

    private static bool AreEquivalent(FhirPathQuantity left, FhirPathQuantity? right)
        => right is not null && Numbers.AreEquivalent(left.Number, QuantityOrder.InUnitOf(left, right, isAbout: true));

    private bool HaveEquivalentChildren(FhirPathNode left, FhirPathNode right)
    {
        var others = right.ChildNodes.ToLookup(child => child.Name);
        return left.ChildNodes.Length == right.ChildNodes.Length
            && left.ChildNodes.GroupBy(child => child.Name).All(group => AreEquivalent([.. group], [.. others[group.Key]]));
    }

    // Every sort of blank is the same blank, but two aren't one.
    private static string Folded(string text)
        => string.Create(text.Length, text, static (folded, whole) =>
        {
            for (var index = 0; index < whole.Length; index++)
            {
                folded[index] = char.IsWhiteSpace(whole[index]) ? ' ' : char.ToUpperInvariant(whole[index]);
            }
        });
}
