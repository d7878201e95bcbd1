using System.Collections.Immutable;
using Prescreen.Facts;
using Prescreen.Vocabulary;

namespace Prescreen.Evaluation;

/// <summary>Whether a patient takes a drug at as-of, from orders, statements, dispenses and doses (clinical.md E5, §7).</summary>
internal static class DrugUse
{
    // An ongoing statement that nobody touched for so long doesn't tell what is taken now.
    private const int StatementForgottenDays = 60;

    /// <summary>Whether any drug of the value sets is taken now.</summary>
    public static ConditionAnswer IsCurrent(ImmutableArray<Concept> drugs, EvaluationContext context)
    {
        var answer = new ConditionAnswer(Certainty.No);
        foreach (var drug in drugs)
        {
            foreach (var fact in context.Record.Of(drug))
            {
                if (fact is not MedicationFact medication)
                {
                    continue;
                }

                var one = IsCurrent(medication, context);
                if (one.Is is Certainty.Yes && !medication.Concepts.Contains(drug))
                {
                    one = new(Certainty.Unclear, "depends on a drug known only by its words");
                }

                if (one.Is is Certainty.Yes)
                {
                    return one;
                }

                answer = one.Is is Certainty.Unclear ? one : answer;
            }
        }

        return answer;
    }

    /// <summary>Whether one order, statement, dispense or dose speaks of a drug taken now.</summary>
    public static ConditionAnswer IsCurrent(MedicationFact medication, EvaluationContext context)
    {
        var start = medication.Start ?? medication.HandedOver ?? medication.Authored;
        if (medication.Status is MedicationStatus.NotTaken or MedicationStatus.Intended || (start is { } began && !context.AsOf.IsThere(began)))
        {
            return new(Certainty.No);
        }

        if (medication.End is { } end && context.AsOf.HasCome(end.LastDay.AddDays(1)))
        {
            return new(Certainty.No);
        }

        return medication.Kind switch
        {
            MedicationKind.Request => OfStatus(medication.Status),
            MedicationKind.Statement => OfStatement(medication, context),
            MedicationKind.Dispense => OfDispense(medication, context),
            MedicationKind.Administration => new(medication.End is null && medication.Status is MedicationStatus.Active ? Certainty.Yes : Certainty.No),
            _ => throw new System.Diagnostics.UnreachableException($"No medication kind {medication.Kind}."),
        };
    }

    /// <summary>True where a statement says a drug goes on, but nobody has touched it for long.</summary>
    public static bool IsForgotten(MedicationFact statement, EvaluationContext context)
    {
        var touched = statement.Asserted ?? (statement.LastUpdated is { } updated ? context.AsOf.Calendar.Instant(updated) : null);
        return touched is { } when && context.AsOf.HasCome(when.LastDay.AddDays(StatementForgottenDays + 1));
    }

    private static ConditionAnswer OfStatus(MedicationStatus status) => status switch
    {
        MedicationStatus.Active => new(Certainty.Yes),
        MedicationStatus.Unknown => new(Certainty.Unclear, "depends on a drug order of unknown status"),
        MedicationStatus.Completed or MedicationStatus.Stopped or MedicationStatus.Intended or MedicationStatus.NotTaken => new(Certainty.No),
        _ => throw new System.Diagnostics.UnreachableException($"No medication status {status}."),
    };

    private static ConditionAnswer OfStatement(MedicationFact medication, EvaluationContext context)
        => OfStatus(medication.Status) is { Is: Certainty.Yes } && medication.End is null && IsForgotten(medication, context)
            ? new(Certainty.Unclear, "depends on a drug statement that nobody touched for 60 days")
            : OfStatus(medication.Status);

    private static ConditionAnswer OfDispense(MedicationFact medication, EvaluationContext context)
    {
        if (medication.Status is MedicationStatus.Stopped || medication.HandedOver is not { } handed)
        {
            return new(Certainty.No);
        }

        if (medication.DaysSupply is not { } supply)
        {
            return context.AsOf.HasCome(handed.LastDay.AddDays(75)) ? new(Certainty.No) : new(Certainty.Unclear, "depends on a dispense without days of supply");
        }

        var days = (int)Math.Clamp(supply, 0, 3650);
        return new(context.AsOf.HasCome(handed.LastDay.AddDays(days + 1)) ? Certainty.No : Certainty.Yes);
    }
}
