using Prescreen.Facts;
using Prescreen.Protocols.Criteria;

namespace Prescreen.Evaluation;

/// <summary>Evaluates whether standard treatment was given and failed (clinical.md I3, §7).</summary>
internal static class TreatmentFailureEvaluation
{
    /// <summary>A drug and a failure on or after its start is met; a drug alone is review; neither is unknown.</summary>
    public static Finding Evaluate(TreatmentFailureCriterion criterion, EvaluationContext context)
    {
        var drugs = Exposures(criterion, context);
        var failures = Failures(criterion, context);
        var words = Words(criterion, context);
        if (drugs.Count == 0)
        {
            return new(
                Outcome.Unknown,
                new Reason(failures.Count == 0 && words is null ? "No standard drug is on record; the treatment history would settle it." : "A failure is on record but no standard drug; the treatment history would settle it."),
                [.. failures.Select(failure => new Evidence(failure.Fact)), .. words?.Select(one => one.AsEvidence()) ?? []]);
        }

        (MedicationFact Drug, ClinicalFact Failure)? maybe = null;
        foreach (var drug in drugs)
        {
            foreach (var (fact, when) in failures)
            {
                switch (Follows(drug, fact, when))
                {
                    case Certainty.Yes:
                        return new(
                            Outcome.Met,
                            new Reason("{0} (from {1}) was followed by {2} ({3}).", Name(drug), (object?)StartOf(drug) ?? "an unknown day", Words(fact), (object?)when ?? "undated"),
                            Both(drug, fact));
                    case Certainty.Unclear:
                        maybe = (drug, fact);
                        break;
                    case Certainty.No:
                        break;
                }
            }
        }

        return Told(drugs, words, context) is { } told ? told
            : maybe is { } pair
            ? new(Outcome.Review, new Reason("{0} and {1} are on record, but the dates or a result that isn't final leave open whether it failed.", Name(pair.Drug), Words(pair.Failure)), Both(pair.Drug, pair.Failure))
            : new(Outcome.Review, new Reason("{0} is on record, but no progression, intolerance or missing response after it: a person must read the course.", Name(drugs[0])), [.. drugs.Take(5).Select(drug => new Evidence(drug))]);
    }

    // Words suggest: a person must confirm that this drug failed.
    private static Finding? Told(List<MedicationFact> drugs, List<NarrativeMention>? words, EvaluationContext context)
    {
        if (words is null)
        {
            return null;
        }

        foreach (var mention in words)
        {
            var when = NarrativeReading.TimeOf(mention, context);
            foreach (var drug in drugs)
            {
                if (Order(drug, when) is not Certainty.No)
                {
                    return new(
                        Outcome.Review,
                        new Reason("{0} (from {1}) is on record, and {2} says \"{3}\": a person must confirm that it failed.", Name(drug), (object?)StartOf(drug) ?? "an unknown day", NarrativeReading.NameOf(mention.Fact), mention.Finding.Quote),
                        [new Evidence(drug), mention.AsEvidence()],
                        Basis.Narrative);
                }
            }
        }

        return null;
    }

    private static List<NarrativeMention>? Words(TreatmentFailureCriterion criterion, EvaluationContext context)
    {
        List<NarrativeMention>? words = null;
        foreach (var kind in criterion.Findings)
        {
            foreach (var mention in context.Record.Mentions(kind))
            {
                if (mention.Finding.Assertion is Assertion.Present or Assertion.Possible or Assertion.Historical && !NarrativeReading.IsOutranked(mention) && NarrativeReading.IsThere(mention, context))
                {
                    (words ??= []).Add(mention);
                }
            }
        }

        return words;
    }

    private static List<MedicationFact> Exposures(TreatmentFailureCriterion criterion, EvaluationContext context)
    {
        var drugs = new List<MedicationFact>();
        foreach (var concept in criterion.Drugs)
        {
            foreach (var fact in context.Record.Of(concept))
            {
                if (fact is MedicationFact { Status: not (MedicationStatus.NotTaken or MedicationStatus.Intended) } drug
                    && (StartOf(drug) is not { } start || context.AsOf.IsThere(start)) && !drugs.Contains(drug))
                {
                    drugs.Add(drug);
                }
            }
        }

        return drugs;
    }

    private static List<(ClinicalFact Fact, DateInterval? When)> Failures(TreatmentFailureCriterion criterion, EvaluationContext context)
    {
        var failures = new List<(ClinicalFact, DateInterval?)>();
        foreach (var fact in context.Record.Facts)
        {
            var when = WhenFailed(fact, criterion, context, out var failed);
            if (failed && (when is not { } dated || context.AsOf.IsThere(dated)))
            {
                failures.Add((fact, when));
            }
        }

        return failures;
    }

    private static DateInterval? WhenFailed(ClinicalFact fact, TreatmentFailureCriterion criterion, EvaluationContext context, out bool failed)
    {
        switch (fact)
        {
            case ResultFact { Status: not ResultStatus.Registered } result when result.Value.Coded.ContainsAny(criterion.Failure) || (result.Value.Kind is ValueKind.None or ValueKind.Boolean && result.Concepts.ContainsAny(criterion.Failure) && (result.Value.Kind is ValueKind.None || result.Value.IsTrue)):
                failed = true;
                return result.Effective;
            case ConditionFact condition when condition.Concepts.ContainsAny(criterion.Failure) && ConditionReading.Exists(condition, context).Is is Certainty.Yes:
                failed = true;
                return condition.Effective;
            case MedicationFact drug when drug.StatusReason.ContainsAny(criterion.Failure):
                failed = true;
                return drug.End ?? drug.Start ?? drug.HandedOver ?? drug.Authored;
            case MedicationFact drug when drug.Reason.ContainsAny(criterion.Failure) && drug.Status is not MedicationStatus.NotTaken:
                failed = true;
                return drug.Start ?? drug.HandedOver ?? drug.Authored;
            default:
                failed = false;
                return null;
        }
    }

    // A drug's own status reason belongs to that drug alone; a reason for a drug belongs to those before it.
    private static Certainty Follows(MedicationFact drug, ClinicalFact failure, DateInterval? when)
    {
        if (failure is ResultFact { Status: not ResultStatus.Final })
        {
            return Certainty.Unclear;
        }

        if (failure is MedicationFact other)
        {
            if (ReferenceEquals(other, drug))
            {
                return other.StatusReason.IsEmpty ? Certainty.No : Certainty.Yes;
            }

            if (!other.StatusReason.IsEmpty)
            {
                return Certainty.No;
            }
        }

        return Order(drug, when);
    }

    private static Certainty Order(MedicationFact drug, DateInterval? when)
        => StartOf(drug) is not { } start || when is not { } failed ? Certainty.Unclear
            : failed.LastDay < start.FirstDay ? Certainty.No
            : failed.FirstDay >= start.LastDay || (failed.FirstDay == start.FirstDay && start.IsDay) ? Certainty.Yes
            : Certainty.Unclear;

    private static DateInterval? StartOf(MedicationFact drug) => drug.Start ?? drug.HandedOver ?? drug.Authored ?? drug.End;

    private static string Name(MedicationFact drug) => drug.Label ?? drug.Code ?? "A drug";

    private static string Words(ClinicalFact fact)
        => fact is ResultFact { Value.Kind: ValueKind.Coded } result ? result.Value.Shown : fact is MedicationFact drug ? $"a stop or change of {Name(drug)} for that reason" : fact.Label ?? fact.Code ?? "a failure";

    private static Evidence[] Both(MedicationFact drug, ClinicalFact failure) => ReferenceEquals(drug, failure) ? [new Evidence(drug)] : [new Evidence(drug), new Evidence(failure)];
}
