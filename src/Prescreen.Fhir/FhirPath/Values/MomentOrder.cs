namespace Prescreen.Fhir.FhirPath.Values;

/// <summary>Which of two moments is earlier, as far as their precision tells. https://hl7.org/fhirpath/N1/#datetime-equality</summary>
internal static class MomentOrder
{
    private const int WidestOffset = 14 * 60;

    /// <summary>Negative, 0 or positive; null where the less precise one could be either, or where only one says its time zone and the other's day could be either.</summary>
    internal static int? Compare(FhirPathMoment left, FhirPathMoment right, int? localOffset)
    {
        if (!left.HasTime || !right.HasTime || left.Kind is MomentKind.Time)
        {
            return ByParts(left, right);
        }

        var (east, west) = (left.Offset ?? localOffset, right.Offset ?? localOffset);
        if (east is { } first && west is { } second)
        {
            return ByParts(left.Shifted(-first), right.Shifted(-second));
        }

        if (east is null && west is null)
        {
            return ByParts(left, right);
        }

        // The one without a zone could be up to 14 hours to either side.
        var (known, open, sign) = east is { } offset ? (left.Shifted(-offset), right, 1) : (right.Shifted(-west!.Value), left, -1);
        var (earliest, latest) = (ByParts(known, open.Shifted(-WidestOffset)), ByParts(known, open.Shifted(WidestOffset)));
        return earliest is < 0 ? -sign : latest is > 0 ? sign : null;
    }

    private static int? ByParts(FhirPathMoment left, FhirPathMoment right)
    {
        var least = left.Precision < right.Precision ? left.Precision : right.Precision;
        for (var part = left.Kind is MomentKind.Time ? MomentPrecision.Hour : MomentPrecision.Year; part <= least; part++)
        {
            if (Part(left, part).CompareTo(Part(right, part)) is not 0 and var order)
            {
                return order;
            }
        }

        return left.Precision == right.Precision ? 0 : null;
    }

    private static decimal Part(FhirPathMoment moment, MomentPrecision part) => part switch
    {
        MomentPrecision.Year => moment.Year,
        MomentPrecision.Month => moment.Month,
        MomentPrecision.Day => moment.Day,
        MomentPrecision.Hour => moment.Hour,
        MomentPrecision.Minute => moment.Minute,
        MomentPrecision.Second => moment.Second,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
