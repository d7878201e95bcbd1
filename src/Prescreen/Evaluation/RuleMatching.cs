using Prescreen.Facts;
using Prescreen.Protocols.Criteria;
using Prescreen.Vocabulary;

namespace Prescreen.Evaluation;

/// <summary>Finds the facts a rule applies to.</summary>
internal static class RuleMatching
{
    /// <summary>Adds the rule's matches, and the facts that would match but are older than the rule's window.</summary>
    public static void Collect(EvidenceRule rule, EvaluationContext context, ref List<RuleMatch>? matches, ref List<Evidence>? stale)
    {
        if (rule.Kind is FactKind.Observation && !rule.EveryResult)
        {
            CollectLatest(rule, context, ref matches, ref stale);
            return;
        }

        if (rule.Said is { } said)
        {
            NarrativeRuleMatching.Collect(rule, said, context, ref matches);
            return;
        }

        foreach (var concept in rule.Any)
        {
            foreach (var fact in context.Record.Of(concept))
            {
                var answer = Matches(rule, concept, fact, context, out var isStale);
                if (isStale)
                {
                    (stale ??= []).Add(new Evidence(fact));
                }

                Add(rule, fact, answer, ref matches);
            }
        }
    }

    private static void Add(EvidenceRule rule, ClinicalFact fact, ConditionAnswer answer, ref List<RuleMatch>? matches)
    {
        if (answer.Is is Certainty.No)
        {
            return;
        }

        (matches ??= new(1)).Add(new RuleMatch(rule, fact, OutcomeOf(rule, answer), answer.Why));
    }

    /// <summary>What isn't certain decides nothing, for or against the patient.</summary>
    internal static Outcome OutcomeOf(EvidenceRule rule, ConditionAnswer answer)
        => answer.Is is Certainty.Unclear && rule.Gives is Outcome.Met or Outcome.NotMet ? Outcome.Review : rule.Gives;

    /// <summary>Both must be so: No wins, then Unclear.</summary>
    internal static ConditionAnswer Certain(ConditionAnswer one, ConditionAnswer other)
        => one.Is is Certainty.No || other.Is is Certainty.Yes ? one : other.Is is Certainty.No ? other : one.Is is Certainty.Unclear ? one : other;

    // Of results only the latest in the window counts; two of the same time that say different things must be looked at.
    private static void CollectLatest(EvidenceRule rule, EvaluationContext context, ref List<RuleMatch>? matches, ref List<Evidence>? stale)
    {
        var selection = ResultSelection.Of(context, rule.Any, rule.WithinDays ?? ResultSelection.Ever, wordsCount: rule.TextDecides);
        var agreeing = 0;
        foreach (var result in selection.Deciding)
        {
            agreeing += Answers(rule, result).Is is Certainty.No ? 0 : 1;
        }

        foreach (var result in selection.Deciding)
        {
            var answer = Answers(rule, result);
            Add(rule, result, answer.Is is not Certainty.No && agreeing < selection.Deciding.Count ? new(Certainty.Unclear, "contradicts another result of the same time") : answer, ref matches);
        }

        if (selection.Stale is { } old && Answers(rule, old).Is is not Certainty.No)
        {
            (stale ??= []).Add(new Evidence(old));
        }
    }

    private static ConditionAnswer Answers(EvidenceRule rule, ResultFact result)
    {
        if (!rule.Answer.IsEmpty && !result.Value.Coded.ContainsAny(rule.Answer))
        {
            if (!result.Value.TextConcepts.ContainsAny(rule.Answer))
            {
                return new(Certainty.No);
            }

            if (!rule.TextDecides)
            {
                return new(Certainty.Unclear, "says so only in words");
            }
        }

        return (result.Whole ?? result).Status is ResultStatus.Final ? new(Certainty.Yes) : new(Certainty.Unclear, "is not final");
    }

    private static ConditionAnswer Matches(EvidenceRule rule, Concept concept, ClinicalFact fact, EvaluationContext context, out bool isStale)
    {
        isStale = false;
        if (fact.Concepts.ContainsAny(rule.Except) || (fact.Concepts.IsEmpty && fact.TextConcepts.ContainsAny(rule.Except)))
        {
            return new(Certainty.No);
        }

        var answer = Certain(new(Certainty.Yes), IsOfKind(rule, fact, context));
        if (answer.Is is not Certainty.No && rule.Since is { } anchor)
        {
            answer = Certain(answer, AnchorReading.IsSince(fact.Effective, anchor, context));
        }

        if (answer.Is is not Certainty.No && rule.WithinDays is { } days && fact.Effective is { } when)
        {
            var timing = context.AsOf.Within(when, days);
            isStale = timing is Timing.Before;
            answer = Certain(answer, timing switch
            {
                Timing.Inside => new(Certainty.Yes),
                Timing.Straddles => new(Certainty.Unclear, "has a date too vague for the window"),
                Timing.Before or Timing.After => new(Certainty.No),
                _ => throw new System.Diagnostics.UnreachableException($"No timing {timing}."),
            });
        }

        if (answer.Is is not Certainty.No && !fact.Concepts.Contains(concept) && !rule.TextDecides)
        {
            answer = Certain(answer, new(Certainty.Unclear, "is known only by its words, not by a code"));
        }

        if (answer.Is is not Certainty.No && !rule.With.IsEmpty)
        {
            answer = Certain(answer, DrugUse.IsCurrent(rule.With, context));
        }

        if (answer.Is is not Certainty.No && !rule.Without.IsEmpty)
        {
            var use = DrugUse.IsCurrent(rule.Without, context);
            answer = Certain(answer, use.Is is Certainty.Yes ? new(Certainty.No) : use.Is is Certainty.No ? new(Certainty.Yes) : use);
        }

        return answer;
    }

    private static ConditionAnswer IsOfKind(EvidenceRule rule, ClinicalFact fact, EvaluationContext context) => (rule.Kind, fact) switch
    {
        (FactKind.Condition, ConditionFact condition) => InState(rule.While, condition, context),
        (FactKind.Procedure, ProcedureFact procedure) => ProcedureReading.WasDone(procedure, context) is Certainty.Unclear
            ? new(Certainty.Unclear, "isn't marked as completed")
            : new(ProcedureReading.WasDone(procedure, context)),
        (FactKind.Observation, ResultFact { Status: not ResultStatus.Registered } result) => result.Effective is { } when && !context.AsOf.IsThere(when)
            ? new(Certainty.No)
            : Answers(rule, result),
        (FactKind.Allergy, AllergyFact allergy) => OfAllergy(allergy),
        (FactKind.Report, ReportFact { Status: not ResultStatus.Registered } report) =>
            (rule.IsUnread && !NarrativeReading.IsUnread(report)) || (report.Effective is { } when && !context.AsOf.IsThere(when)) ? new(Certainty.No)
            : report.Effective is null ? new(Certainty.Unclear, "isn't dated")
            : new(Certainty.Yes),
        _ => new(Certainty.No),
    };

    private static ConditionAnswer InState(ConditionState state, ConditionFact condition, EvaluationContext context)
    {
        var exists = ConditionReading.Exists(condition, context);
        if (exists.Is is Certainty.No || state is ConditionState.Ever)
        {
            return exists;
        }

        var active = ConditionReading.IsActive(condition, context);
        return Certain(exists, state is ConditionState.Active || active.Is is Certainty.Unclear ? active
            : active.Is is Certainty.Yes ? new(Certainty.No)
            : new(Certainty.Yes));
    }

    private static ConditionAnswer OfAllergy(AllergyFact allergy)
        => allergy.Verification is VerificationStatus.Refuted || allergy.Clinical is ClinicalStatus.Inactive or ClinicalStatus.Resolved ? new(Certainty.No)
            : allergy.Verification is VerificationStatus.Uncertain ? new(Certainty.Unclear, "is not confirmed")
            : new(Certainty.Yes);
}
