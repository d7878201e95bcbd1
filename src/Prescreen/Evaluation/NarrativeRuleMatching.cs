using Prescreen.Facts;
using Prescreen.Protocols;
using Prescreen.Protocols.Criteria;

namespace Prescreen.Evaluation;

/// <summary>Finds the words a rule applies to.</summary>
internal static class NarrativeRuleMatching
{
    /// <summary>Adds the findings that match: not outranked by an addendum, there by as-of, and of the rule's window.</summary>
    public static void Collect(EvidenceRule rule, FindingQuery said, EvaluationContext context, ref List<RuleMatch>? matches)
    {
        foreach (var mention in context.Record.Mentions(said.Kind))
        {
            if (!said.Matches(mention.Finding) || NarrativeReading.IsOutranked(mention) || !NarrativeReading.IsThere(mention, context))
            {
                continue;
            }

            var when = NarrativeReading.TimeOf(mention, context);
            var answer = RuleMatching.Certain(InTime(rule, when, context), NarrativeReading.IsFinal(mention) ? new(Certainty.Yes) : new(Certainty.Unclear, "is not final"));
            if (answer.Is is not Certainty.No && rule.Since is { } anchor)
            {
                answer = RuleMatching.Certain(answer, AnchorReading.IsSince(when, anchor, context));
            }

            if (answer.Is is not Certainty.No)
            {
                (matches ??= new(1)).Add(new RuleMatch(rule, mention.Fact, RuleMatching.OutcomeOf(rule, answer), answer.Why, mention.Finding, when));
            }
        }
    }

    private static ConditionAnswer InTime(EvidenceRule rule, DateInterval? when, EvaluationContext context)
    {
        if (rule.WithinDays is not { } days)
        {
            return new(Certainty.Yes);
        }

        if (when is not { } dated)
        {
            return new(Certainty.Unclear, "isn't dated");
        }

        var timing = context.AsOf.Within(dated, days);
        return timing is Timing.Inside ? new(Certainty.Yes)
            : timing is Timing.Straddles ? new(Certainty.Unclear, "has a date too vague for the window")
            : new(Certainty.No);
    }
}
