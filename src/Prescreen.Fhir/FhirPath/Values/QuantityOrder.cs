using Prescreen.Units;

namespace Prescreen.Fhir.FhirPath.Values;

/// <summary>Quantities brought to one unit. https://hl7.org/fhirpath/N1/#quantity-equality</summary>
internal static class QuantityOrder
{
    /// <summary>Negative, 0 or positive; null where the units can't be compared.</summary>
    internal static int? Compare(FhirPathQuantity left, FhirPathQuantity right)
        => InUnitOf(left, right) is { } number ? left.Number.CompareTo(number) : null;

    /// <summary>The number of <paramref name="other"/> in the unit of <paramref name="like"/>; null where the units can't be compared.</summary>
    internal static decimal? InUnitOf(FhirPathQuantity like, FhirPathQuantity other, bool isAbout = false)
    {
        if (like.Unit == other.Unit && like.Scale == other.Scale)
        {
            return other.Number;
        }

        return Unit(like, isAbout) is { } to && Unit(other, isAbout) is { } from && Ucum.Convert(other.Number, from, to).TryGet(out var converted, out _) ? converted : null;
    }

    // A calendar's year and month have no UCUM unit of the same length, but are about 1 'a' and 1 'mo'.
    private static string? Unit(FhirPathQuantity quantity, bool isAbout) => quantity.Scale switch
    {
        QuantityScale.Ucum => quantity.Unit,
        QuantityScale.Calendar => isAbout ? CalendarUnits.About(quantity.Unit) : CalendarUnits.Exact(quantity.Unit),
        QuantityScale.Other => null,
        _ => null,
    };
}
