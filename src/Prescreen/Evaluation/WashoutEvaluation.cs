using Prescreen.Facts;
using Prescreen.Protocols.Criteria;

namespace Prescreen.Evaluation;

/// <summary>Evaluates a washout: no dose in the last days (clinical.md E2, §7).</summary>
internal static class WashoutEvaluation
{
    /// <summary>The dose that speaks most against the patient decides; of old doses the last is the evidence.</summary>
    public static Finding Evaluate(WashoutCriterion criterion, EvaluationContext context)
    {
        List<DoseReading>? doses = null;
        List<MedicationFact>? orders = null;
        foreach (var drug in criterion.Drugs)
        {
            foreach (var fact in context.Record.Of(drug))
            {
                if (fact is not MedicationFact medication || medication.Concepts.ContainsAny(criterion.Never))
                {
                    continue;
                }

                if (medication.Kind is MedicationKind.Request)
                {
                    (orders ??= []).Add(medication);
                }
                else if (DoseReading.Of(medication, criterion, context) is { } dose)
                {
                    (doses ??= []).Add(dose);
                }
            }
        }

        foreach (var order in orders ?? [])
        {
            if (OrderReading.Of(order, doses, criterion, context) is { } dose)
            {
                (doses ??= []).Add(dose);
            }
        }

        return doses is null ? new(Outcome.NotFound, new Reason("No such drug is on record, which doesn't prove that none was given.")) : Decide(doses);
    }

    private static Finding Decide(List<DoseReading> doses)
    {
        var deciding = doses[0];
        foreach (var dose in doses)
        {
            var (one, other) = (Rank(dose.Outcome), Rank(deciding.Outcome));
            deciding = one < other || (one == other && dose.Until > deciding.Until) ? dose : deciding;
        }

        return new Finding(deciding.Outcome, deciding.Reason, [new Evidence(deciding.Fact)]);
    }

    private static int Rank(Outcome outcome) => outcome is Outcome.NotMet ? 0 : outcome is Outcome.Review ? 1 : outcome is Outcome.Met ? 2 : 3;
}
