using Prescreen.Facts;
using Prescreen.Protocols.Criteria;

namespace Prescreen.Evaluation;

/// <summary>What one dose, dispense or statement means for a washout; <see cref="Until"/> is the day its washout ends.</summary>
internal readonly record struct DoseReading(MedicationFact Fact, Outcome Outcome, DateOnly Until, Reason Reason)
{
    /// <summary>How long after handing over a dispense without days of supply may still be taken.</summary>
    private const int UnknownSupplyDays = 74;

    /// <summary>The reference and outcome only.</summary>
    public override string ToString() => $"{Fact} {Outcome}";

    /// <summary>Null where it is no dose, or none yet, or one that doesn't count.</summary>
    public static DoseReading? Of(MedicationFact fact, WashoutCriterion criterion, EvaluationContext context)
    {
        if (fact.Status is MedicationStatus.NotTaken or MedicationStatus.Intended)
        {
            return null;
        }

        var first = fact.Start ?? fact.HandedOver ?? fact.End;
        if (first is { } began && !context.AsOf.IsThere(began))
        {
            return null;
        }

        if (fact.Kind is MedicationKind.Administration && criterion.Except is { } except && fact.Route.Contains(except.Route) && IsNear(fact.End ?? fact.Start, except, context))
        {
            return new(fact, Outcome.Met, DateOnly.MinValue, new Reason("{0} {1} belongs to the operation, which the protocol allows.", Name(fact), When(fact)));
        }

        return fact.Kind switch
        {
            MedicationKind.Dispense => OfDispense(fact, criterion, context),
            MedicationKind.Statement => OfStatement(fact, criterion, context),
            MedicationKind.Administration => Dated(fact, fact.End ?? (fact.Status is MedicationStatus.Active ? null : fact.Start), fact.Status is MedicationStatus.Active, criterion, context),
            MedicationKind.Request => null,
            _ => throw new System.Diagnostics.UnreachableException($"No medication kind {fact.Kind}."),
        };
    }

    /// <summary>True where a time lies within the exception's days of any of its procedures that were done.</summary>
    public static bool IsNear(DateInterval? when, PerioperativeDoses except, EvaluationContext context)
    {
        if (when is not { } dose)
        {
            return false;
        }

        foreach (var fact in context.Record.Of(except.Near))
        {
            if (fact is ProcedureFact { Effective: { } done } procedure && ProcedureReading.WasDone(procedure, context) is Certainty.Yes && IsNear(dose, done, except.Days))
            {
                return true;
            }
        }

        // The surgery may be known only from its note.
        return except.Anchor is { } anchor && AnchorReading.Find(anchor, context) is { When: var surgery } && IsNear(dose, surgery, except.Days);
    }

    private static bool IsNear(DateInterval dose, DateInterval done, int days) => dose.FirstDay >= done.FirstDay.AddDays(-days) && dose.LastDay <= done.LastDay.AddDays(days);

    private static DoseReading OfStatement(MedicationFact fact, WashoutCriterion criterion, EvaluationContext context)
    {
        var goesOn = fact.Status is MedicationStatus.Active && (fact.End is not { } end || !context.AsOf.HasCome(end.LastDay));
        if (goesOn && fact.End is null && DrugUse.IsForgotten(fact, context))
        {
            return Review(fact, context.AsOf.Day, "{0}: said to go on, but nobody touched the statement for 60 days.");
        }

        return Dated(fact, fact.End ?? (goesOn ? null : fact.Start), goesOn, criterion, context);
    }

    private static DoseReading OfDispense(MedicationFact fact, WashoutCriterion criterion, EvaluationContext context)
    {
        if (fact.HandedOver is not { } handed)
        {
            return Review(fact, context.AsOf.Day, "{0}: dispensed at an unknown time.");
        }

        var isPerioperative = criterion.Except is { } except && IsNear(handed, except, context);
        if (fact.DaysSupply is { } supply)
        {
            var days = (int)Math.Clamp(decimal.Ceiling(supply), 0, 3650);
            var last = context.AsOf.Calendar.Day(handed.LastDay.AddDays(days));
            var dose = Dated(fact, last with { FirstDay = handed.FirstDay.AddDays(days) }, false, criterion, context);
            return isPerioperative && dose.Outcome is Outcome.NotMet ? Review(fact, dose.Until, "{0}: dispensed on {1}, near to an operation.") : dose;
        }

        var until = handed.LastDay.AddDays(UnknownSupplyDays);
        if (context.AsOf.HasCome(until))
        {
            return Met(fact, handed.LastDay.AddDays(criterion.WithinDays));
        }

        var washout = Dated(fact, handed, false, criterion, context);
        return washout.Outcome is Outcome.NotMet && !isPerioperative ? washout : Review(fact, until, isPerioperative
            ? "{0}: dispensed on {1}, near to an operation."
            : "{0}: dispensed on {1} without days of supply, so it may still be taken.");
    }

    // A dose whose last possible time is known, or that goes on today.
    private static DoseReading Dated(MedicationFact fact, DateInterval? last, bool goesOn, WashoutCriterion criterion, EvaluationContext context)
    {
        if (last is not { } dose)
        {
            return goesOn ? NotMet(fact, context.AsOf.Day.AddDays(criterion.WithinDays), criterion, "{0} is being taken; the washout begins when it ends.")
                : Review(fact, context.AsOf.Day, "{0}: the date of the last dose isn't known.");
        }

        var ends = dose.LastDay.AddDays(criterion.WithinDays);
        if (context.AsOf.HasCome(ends))
        {
            return Met(fact, ends);
        }

        return context.AsOf.HasCome(dose.FirstDay.AddDays(criterion.WithinDays)) && dose.FirstDay != dose.LastDay
            ? Review(fact, ends, "{0}: the date of the last dose ({1}) is too vague for the washout.")
            : fact.Status is MedicationStatus.Unknown ? Review(fact, ends, "{0}: {1}, but whether it was given isn't known.")
            : NotMet(fact, ends, criterion, "Last {0} {1}; washout ends {2:yyyy-MM-dd}.");
    }

    private static DoseReading Met(MedicationFact fact, DateOnly ended)
        => new(fact, Outcome.Met, ended, new Reason("Last {0} {1}; the washout ended {2:yyyy-MM-dd}.", Name(fact), When(fact), ended));

    private static DoseReading Review(MedicationFact fact, DateOnly until, string format)
        => new(fact, Outcome.Review, until, new Reason(format, Name(fact), When(fact)));

    // A drug known only by its words, or whose code doesn't tell what it is given for, excludes nobody by itself.
    private static DoseReading NotMet(MedicationFact fact, DateOnly until, WashoutCriterion criterion, string format)
    {
        foreach (var drug in criterion.Drugs)
        {
            if (fact.Concepts.Contains(drug) && !criterion.Uncertain.Contains(drug))
            {
                return new(fact, Outcome.NotMet, until, new Reason(format, Name(fact), When(fact), until));
            }
        }

        return Review(fact, until, fact.Concepts.ContainsAny(criterion.Uncertain)
            ? "{0} ({1}): its code doesn't tell for certain whether it is such a drug, so a person must check it."
            : "{0} ({1}) is known only by its words, not by a code: a person must check it.");
    }

    private static string Name(MedicationFact fact) => fact.Label ?? fact.Code ?? "a drug";

    private static object When(MedicationFact fact) => (object?)(fact.End ?? fact.HandedOver ?? fact.Start ?? fact.Authored) ?? "undated";
}
