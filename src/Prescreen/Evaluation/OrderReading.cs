using Prescreen.Facts;
using Prescreen.Protocols.Criteria;

namespace Prescreen.Evaluation;

/// <summary>What an order without a dose means for a washout (clinical.md E2: review only while active or of the last days).</summary>
internal static class OrderReading
{
    /// <summary>Null where the order has a dose of the same drug since it was written, or is old and no longer active.</summary>
    public static DoseReading? Of(MedicationFact order, List<DoseReading>? doses, WashoutCriterion criterion, EvaluationContext context)
    {
        if (order.Status is MedicationStatus.NotTaken or MedicationStatus.Intended || (order.Authored is { } written && !context.AsOf.IsThere(written)) || HasDose(order, doses))
        {
            return null;
        }

        var until = order.Authored?.LastDay.AddDays(criterion.WithinDays) ?? context.AsOf.Day;
        var isRecent = order.Authored is { } authored && !context.AsOf.HasCome(authored.LastDay.AddDays(criterion.WithinDays));
        return order.Status is MedicationStatus.Active or MedicationStatus.Unknown || isRecent
            ? new(order, Outcome.Review, until, new Reason("{0} was ordered ({1}), and no dose is on record: a person must check it.", order.Label ?? order.Code, (object?)order.Authored ?? "undated"))
            : null;
    }

    private static bool HasDose(MedicationFact order, List<DoseReading>? doses)
    {
        foreach (var dose in doses ?? [])
        {
            var given = dose.Fact.End ?? dose.Fact.HandedOver ?? dose.Fact.Start;
            if (given is { } when && (order.Authored is not { } written || when.LastDay >= written.FirstDay) && IsSameDrug(order, dose.Fact))
            {
                return true;
            }
        }

        return false;
    }

    // Two drugs of one value set are two drugs: without the same code or name nobody can tell that the order was carried out.
    private static bool IsSameDrug(MedicationFact order, MedicationFact dose)
        => (order.Code is not null && order.Code == dose.Code) || string.Equals(order.Label, dose.Label, StringComparison.OrdinalIgnoreCase);
}
