using Prescreen.Fhir.FhirPath.Values;

namespace Prescreen.Fhir.FhirPath.Evaluation;

/// <summary>The operator =, also as a comparer for sets, where "can't be told" is not equal. https://hl7.org/fhirpath/N1/#equality</summary>
internal sealed class ItemEquality(Run run) : IEqualityComparer<FhirPathItem>
{
    internal FhirPathTruth AreEqual(IReadOnlyList<FhirPathItem> left, IReadOnlyList<FhirPathItem> right)
    {
        if (left.Count == 0 || right.Count == 0)
        {
            return FhirPathTruth.Empty;
        }

        if (left.Count != right.Count)
        {
            return FhirPathTruth.False;
        }

        var all = FhirPathTruth.True;
        for (var index = 0; index < left.Count; index++)
        {
            switch (AreEqual(left[index], right[index]))
            {
                case FhirPathTruth.False:
                    return FhirPathTruth.False;
                case FhirPathTruth.Empty:
                    all = FhirPathTruth.Empty;
                    break;
                case FhirPathTruth.True:
                default:
                    break;
            }
        }

        return all;
    }

    /// <inheritdoc/>
    public bool Equals(FhirPathItem? x, FhirPathItem? y)
        => ReferenceEquals(x, y) || (x is not null && y is not null && AreEqual(x, y) is FhirPathTruth.True);

    /// <inheritdoc/>
    public int GetHashCode(FhirPathItem obj) => obj.Value switch
    {
        FhirPathString text => string.GetHashCode(text.Text, StringComparison.Ordinal),
        FhirPathInteger whole => ((decimal)whole.Number).GetHashCode(),
        FhirPathDecimal number => number.Number.GetHashCode(),
        FhirPathBoolean boolean => boolean.IsTrue ? 1 : 2,
        // Equal moments can differ in offset, equal quantities in unit.
        FhirPathMoment => 3,
        FhirPathQuantity => 4,
        FhirPathTypeInfo type => string.GetHashCode(type.Text, StringComparison.Ordinal),
        _ => obj is FhirPathNode node ? Structure(node) : 0,
    };

    internal FhirPathTruth AreEqual(FhirPathItem left, FhirPathItem right)
    {
        if (!run.Spend(1))
        {
            return FhirPathTruth.Empty;
        }

        return (left.Value, right.Value) switch
        {
            (null, null) => left is FhirPathNode one && right is FhirPathNode other ? Truths.Of(HaveEqualChildren(one, other)) : FhirPathTruth.False,
            (null, _) or (_, null) => FhirPathTruth.False,
            (FhirPathString first, FhirPathString second) => Truths.Of(first.Text == second.Text),
            (FhirPathBoolean first, FhirPathBoolean second) => Truths.Of(first.IsTrue == second.IsTrue),
            (FhirPathMoment first, FhirPathMoment second) => Moments(first, second),
            (FhirPathTypeInfo first, FhirPathTypeInfo second) => Truths.Of(first.Text == second.Text),
            (FhirPathQuantity first, var second) => Quantities(first, Numbers.AsQuantity(second)),
            (var first, FhirPathQuantity second) => Quantities(second, Numbers.AsQuantity(first)),
            var (first, second) => Truths.Of(Numbers.Of(first) is { } number && number == Numbers.Of(second)),
        };
    }

    private FhirPathTruth Moments(FhirPathMoment left, FhirPathMoment right)
        => left.Kind is MomentKind.Time != right.Kind is MomentKind.Time ? FhirPathTruth.False
            : MomentOrder.Compare(left, right, run.LocalOffset) is { } order ? Truths.Of(order == 0)
            : FhirPathTruth.Empty;

    private static FhirPathTruth Quantities(FhirPathQuantity left, FhirPathQuantity? right)
        => right is null ? FhirPathTruth.False
            : QuantityOrder.Compare(left, right) is { } order ? Truths.Of(order == 0)
            : FhirPathTruth.Empty;

    // The order of names doesn't matter, the order of items under one name does.
    private bool HaveEqualChildren(FhirPathNode left, FhirPathNode right)
    {
        var (first, second) = (left.ChildNodes, right.ChildNodes);
        if (first.Length != second.Length || (left.IsResource && left.Type.Name != right.Type.Name))
        {
            return false;
        }

        var (inOrder, inOrderToo) = (first.OrderBy(child => child.Name, StringComparer.Ordinal), second.OrderBy(child => child.Name, StringComparer.Ordinal));
        return inOrder.Zip(inOrderToo).All(pair => pair.First.Name == pair.Second.Name && Equals(pair.First, pair.Second));
    }

    // One level is enough to tell most apart, and two Quantities within may be equal though written differently.
    private static int Structure(FhirPathNode node)
    {
        var hash = node.ChildNodes.Length;
        foreach (var child in node.ChildNodes)
        {
            if (child.Value is FhirPathString text)
            {
                hash = unchecked(hash + string.GetHashCode(text.Text, StringComparison.Ordinal));
            }
        }

        return hash;
    }
}
