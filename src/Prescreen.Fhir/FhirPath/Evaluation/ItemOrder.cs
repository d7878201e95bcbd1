using System.Text.Json;
using Prescreen.Fhir.FhirPath.Values;

namespace Prescreen.Fhir.FhirPath.Evaluation;

/// <summary>The operators &lt;, &lt;=, &gt; and &gt;=. https://hl7.org/fhirpath/N1/#comparison</summary>
internal static class ItemOrder
{
    /// <summary>Negative, 0 or positive; null where it can't be told. Types that have no order are a failure.</summary>
    internal static int? Compare(Run run, FhirPathItem left, FhirPathItem right)
    {
        switch (left.Value, right.Value)
        {
            case (FhirPathString first, FhirPathString second):
                return string.CompareOrdinal(first.Text, second.Text);
            case (FhirPathMoment first, FhirPathMoment second) when first.Kind is MomentKind.Time == second.Kind is MomentKind.Time:
                return MomentOrder.Compare(first, second, run.LocalOffset);
            case (FhirPathInteger or FhirPathDecimal, FhirPathInteger or FhirPathDecimal):
                return Numbers.Of(left.Value)!.Value.CompareTo(Numbers.Of(right.Value)!.Value);
            case (FhirPathQuantity first, var second) when Numbers.AsQuantity(second) is { } other:
                return QuantityOrder.Compare(first, other);
            case (var first, FhirPathQuantity second) when Numbers.AsQuantity(first) is { } one:
                return QuantityOrder.Compare(one, second);
            default:
                return Unordered(run, left, right);
        }
    }

    // An element without a value (only extensions, a Quantity with a comparator or without a number) is nothing; a number too large to read is a failure.
    private static int? Unordered(Run run, FhirPathItem left, FhirPathItem right)
    {
        if (IsTooLarge(left) || IsTooLarge(right))
        {
            run.Fail(FhirPathProblems.NumberTooLarge);
            return null;
        }

        if ((left.Value is null && IsOrdered(left)) || (right.Value is null && IsOrdered(right)))
        {
            return null;
        }

        run.Fail(FhirPathProblems.WrongType("A comparison", $"{left.TypeName} and a {right.TypeName}"));
        return null;
    }

    private static bool IsTooLarge(FhirPathItem item) => item is FhirPathNode { Json.ValueKind: JsonValueKind.Number, Value: null };

    private static bool IsOrdered(FhirPathItem item) => item is FhirPathNode node && (node.Json.ValueKind is not JsonValueKind.Object || node.IsOf("Quantity"));
}
