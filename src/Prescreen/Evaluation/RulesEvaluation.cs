using Prescreen.Facts;
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

        return matches is null || matches.TrueForAll(match => match.Rule.DisputesMet) ? Nothing(criterion, stale) : Decide(criterion.Category, matches);
    }

    private static Finding Decide(CriterionCategory category, List<RuleMatch> matches)
    {
        var deciding = int.MaxValue;
        foreach (var match in matches)
        {
            deciding = match.Rule.DisputesMet ? deciding : Math.Min(deciding, Rank(category, match.Outcome));
        }

        var evidence = new List<Evidence>();
        RuleMatch? told = null;
        foreach (var match in matches)
        {
            if (match.Rule.DisputesMet || Rank(category, match.Outcome) != deciding)
            {
                continue;
            }

            told = told is null || (told.Value.Why is not null && match.Why is null) ? match : told;
            if (evidence.Count < MostEvidence && !evidence.Exists(one => ReferenceEquals(one.Fact, match.Fact) && one.Finding == match.Finding))
            {
                evidence.Add(match.Evidence);
            }
        }

        if (told is { Outcome: Outcome.Met } met && Dispute(matches, category, deciding) is { } dispute)
        {
            return new(Outcome.Review, new Reason("{0} ({1}) is on record, but \"{2}\" ({3}): a person must settle it.", LabelOf(met), Dated(met), dispute.Finding!.Quote, Dated(dispute)), [.. evidence, dispute.Evidence], Basis.Narrative);
        }

        var reason = ReasonOf(told!.Value);
        return new Finding(
            told.Value.Outcome,
            evidence.Count > 1 ? reason.With(evidence.Count == 2 ? " One more like it is among the evidence." : " {0} more like it are among the evidence.", evidence.Count - 1) : reason,
            evidence,
            told.Value.Finding is null ? Basis.Coded : Basis.Narrative);
    }

    // Words that deny what is on record, unless what is on record is later than all of them.
    private static RuleMatch? Dispute(List<RuleMatch> matches, CriterionCategory category, int deciding)
    {
        DateInterval? latest = null;
        foreach (var match in matches)
        {
            if (!match.Rule.DisputesMet && Rank(category, match.Outcome) == deciding && TimeOf(match) is { } when && (latest is not { } other || when.Start > other.Start))
            {
                latest = when;
            }
        }

        foreach (var match in matches)
        {
            if (match.Rule.DisputesMet && !(match.When?.LastDay < latest?.FirstDay))
            {
                return match;
            }
        }

        return null;
    }

    private static DateInterval? TimeOf(RuleMatch match) => match.Finding is null ? match.Fact.Effective ?? (match.Fact as ResultFact)?.Whole?.Effective : match.When;

    private static object Dated(RuleMatch match) => TimeOf(match) is { } when ? when : "undated";

    private static string LabelOf(RuleMatch match) => match.Finding is { } finding ? $"\"{finding.Quote}\""
        : match.Fact is ResultFact { Value.Kind: not ValueKind.None } result && !match.Rule.Answer.IsEmpty ? $"{NarrativeReading.NameOf(match.Fact)} {result.Value.Shown}"
        : NarrativeReading.NameOf(match.Fact);

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
        var label = LabelOf(match);
        var when = Dated(match);
        if (match.Finding is not null)
        {
            return OfWords(match, label, when);
        }

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

    private static Reason OfWords(RuleMatch match, string quote, object when)
    {
        var text = NarrativeReading.NameOf(match.Fact);
        return match.Why is not null ? new Reason("{0} in {1} ({2}) {3}: a person must check it.", quote, text, when, match.Why)
            : match.Rule.Because is { } because ? new Reason("{0} in {1} ({2}): {3}.", quote, text, when, because)
            : match.Outcome is Outcome.Met ? new Reason("{0} in {1} ({2}) says so.", quote, text, when)
            : new Reason("{0} in {1} ({2}): a person must read it.", quote, text, when);
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
