using Prescreen.Facts;
using Prescreen.Protocols.Criteria;
using Prescreen.Vocabulary;

namespace Prescreen.Evaluation;

/// <summary>Evaluates long-term use of drugs (clinical.md E5.immunosuppressants, §7).</summary>
internal static class LongTermDrugEvaluation
{
    // So many days with a dose, of the days asked for, are a course and no single premedication doses.
    private const int CourseDays = 10;

    /// <summary>Use for long enough, or since nobody knows when, is review; shorter use is met.</summary>
    public static Finding Evaluate(LongTermDrugCriterion criterion, EvaluationContext context)
    {
        Finding? found = null;
        foreach (var drug in criterion.Drugs)
        {
            foreach (var fact in context.Record.Of(drug))
            {
                if (fact is MedicationFact { Kind: not MedicationKind.Administration } medication && !IsExcepted(medication, criterion) && Use(medication, drug, criterion, context) is { } use)
                {
                    found = found is { Outcome: Outcome.Review } ? found : use;
                }
            }

            if (found is not { Outcome: Outcome.Review } && Course(drug, criterion, context) is { } course)
            {
                found = course;
            }
        }

        return found is { Outcome: Outcome.Review } ? found.Value
            : Diagnosed(criterion, context) ?? found ?? new(Outcome.NotFound, new Reason("No such drug in use is on record, which doesn't prove that none is."));
    }

    private static Finding? Use(MedicationFact medication, Concept drug, LongTermDrugCriterion criterion, EvaluationContext context)
    {
        var current = DrugUse.IsCurrent(medication, context);
        if (current.Is is Certainty.No)
        {
            return null;
        }

        Evidence[] evidence = [new Evidence(medication)];
        var name = medication.Label ?? medication.Code;
        if (current.Is is Certainty.Unclear)
        {
            return new Finding(Outcome.Review, new Reason("{0}: whether it is in use {1}.", name, current.Why), evidence);
        }

        if ((medication.Start ?? medication.HandedOver ?? medication.Authored) is not { } start)
        {
            return new Finding(Outcome.Review, new Reason("{0} is in use since an unknown day: a person must judge it.", name), evidence);
        }

        return context.AsOf.HasCome(start.FirstDay.AddDays(criterion.ForDays))
            ? new Finding(Outcome.Review, new Reason("{0} is in use since {1}: a person must judge it.", name, start), evidence)
            : medication.Concepts.Contains(drug)
                ? new Finding(Outcome.Met, new Reason("{0} is in use since {1}, less than {2} days.", name, start, criterion.ForDays), evidence)
                : new Finding(Outcome.Review, new Reason("{0} (known only by its words) is in use since {1}: a person must check it.", name, start), evidence);
    }

    // Doses given in hospital on most days of the time asked for are long-term use, though no order says so.
    private static Finding? Course(Concept drug, LongTermDrugCriterion criterion, EvaluationContext context)
    {
        HashSet<DateOnly>? days = null;
        MedicationFact? last = null;
        foreach (var fact in context.Record.Of(drug))
        {
            if (fact is MedicationFact { Kind: MedicationKind.Administration, Status: not (MedicationStatus.NotTaken or MedicationStatus.Intended) } dose
                && (dose.End ?? dose.Start) is { IsDay: true } when && !IsExcepted(dose, criterion) && context.AsOf.Within(when, criterion.ForDays) is Timing.Inside)
            {
                (days ??= []).Add(when.FirstDay);
                last = dose;
            }
        }

        return days is { Count: >= CourseDays }
            ? new Finding(Outcome.Review, new Reason("{0} was given on {1} of the last {2} days: a person must judge it.", last!.Label ?? last.Code, days.Count, criterion.ForDays), [new Evidence(last)])
            : null;
    }

    private static Finding? Diagnosed(LongTermDrugCriterion criterion, EvaluationContext context)
    {
        foreach (var concept in criterion.OrCondition)
        {
            foreach (var fact in context.Record.Of(concept))
            {
                if (fact is ConditionFact condition && ConditionReading.Exists(condition, context).Is is not Certainty.No && ConditionReading.IsActive(condition, context).Is is not Certainty.No)
                {
                    return new Finding(Outcome.Review, new Reason("{0} ({1}) is on record: a person must judge it.", condition.Label ?? condition.Code, (object?)condition.Effective ?? "undated"), [new Evidence(condition)]);
                }
            }
        }

        return null;
    }

    private static bool IsExcepted(MedicationFact medication, LongTermDrugCriterion criterion)
    {
        foreach (var except in criterion.Except)
        {
            if (medication.Concepts.Contains(except) || medication.Route.Contains(except))
            {
                return true;
            }
        }

        return false;
    }
}
