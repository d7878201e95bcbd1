using Prescreen.Protocols;
using Prescreen.Protocols.Criteria;

namespace Prescreen.Evaluation;

/// <summary>Evaluates a list of rules: each rule's matches give its outcome, and the best (inclusion) or worst (exclusion) decides.</summary>
internal static class RulesEvaluation
{
    private const int MostEvidence = 12;

    /// <summary>The finding of the deciding rule, or of none.</summary>
    public static Finding Evaluate(RulesCriterion criterion, EvaluationContext context)
    {
        List<RuleMatch>? matches = null;
        List<Evidence>? stale = null;
        foreach (var rule in criterion.Rules)
        {
            RuleMatching.Collect(rule, context, ref matches, ref stale);
        }

        if (matches is null)
        {
            return Nothing(criterion, stale);
        }

        var deciding = Rank(criterion.Category, matches[0].Outcome);
        foreach (var match in matches)
        {
            deciding = Math.Min(deciding, Rank(criterion.Category, match.Outcome));
        }

        var evidence = new List<Evidence>();
        RuleMatch? told = null;
        foreach (var match in matches)
        {
            if (Rank(criterion.Category, match.Outcome) != deciding)
            {
                continue;
            }

            told = told is null || (told.Value.Why is not null && match.Why is null) ? match : told;
            if (evidence.Count < MostEvidence && !evidence.Exists(one => ReferenceEquals(one.Fact, match.Fact)))
            {
                evidence.Add(new Evidence(match.Fact));
            }
        }

        return new Finding(told!.Value.Outcome, ReasonOf(told.Value), evidence);
    }

    // What decides first: for an inclusion anything that shows it, for an exclusion anything that speaks against the patient.
    private static int Rank(CriterionCategory category, Outcome outcome) => (category, outcome) switch
    {
        (CriterionCategory.Inclusion, Outcome.Met) => 0,
        (_, Outcome.NotMet) => 1,
        (_, Outcome.Review) => 2,
        (_, Outcome.Unknown) => 3,
        (_, Outcome.Met) => 4,
        (_, Outcome.Judgement) => 5,
        (_, Outcome.NotFound) => 6,
        _ => 7,
    };

    private static Reason ReasonOf(RuleMatch match)
    {
        var label = match.Fact.Label ?? match.Fact.Code ?? match.Fact.Source.Unversioned;
        object when = match.Fact.Effective is { } effective ? effective : "undated";
        if (match.Why is not null)
        {
            return new Reason("{0} ({1}) {2}: a person must check it.", label, when, match.Why);
        }

        if (match.Rule.Because is not null)
        {
            return new Reason("{0} ({1}): {2}.", label, when, match.Rule.Because);
        }

        return match.Outcome switch
        {
            Outcome.Met => new Reason("{0} ({1}) is on record.", label, when),
            Outcome.NotMet => new Reason("{0} ({1}) is on record, which the protocol doesn't allow.", label, when),
            Outcome.Review => new Reason("{0} ({1}) is on record: a person must judge it.", label, when),
            Outcome.NotFound or Outcome.NotApplicable or Outcome.Judgement or Outcome.Unknown => new Reason("{0} ({1}) is on record and doesn't count here.", label, when),
            _ => throw new System.Diagnostics.UnreachableException($"No outcome {match.Outcome}."),
        };
    }

    private static Finding Nothing(RulesCriterion criterion, List<Evidence>? stale)
    {
        if (criterion.Otherwise is Outcome.Unknown)
        {
            return stale is not null
                ? new(Outcome.Unknown, new Reason("The last on record is of {0}, which is too old; {1} would settle it.", stale[^1].Effective, criterion.SettledBy ?? "a new one"), stale)
                : new(Outcome.Unknown, new Reason("The record doesn't say; {0} would settle it.", criterion.SettledBy ?? "a coded diagnosis or a report"));
        }

        return criterion.Otherwise is Outcome.Judgement
            ? new(Outcome.Judgement, new Reason("Nothing on record speaks against it; the investigator must judge."))
            : new(criterion.Otherwise, new Reason("Nothing of this is on record, which doesn't prove its absence."));
    }
}
