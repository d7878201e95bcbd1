using Prescreen.Protocols.Criteria;

namespace Prescreen.Evaluation;

/// <summary>What the statements on one specimen's HER2 say together.</summary>
internal static class Her2Agreement
{
    /// <summary>Statements with score and share decide; those that tell less must fit them; what disagrees must be looked at.</summary>
    public static Finding Together(Her2Criterion criterion, List<Her2Statement> latest, EvaluationContext context)
    {
        var current = WithoutAmended(latest);
        var decided = OfDistributions(criterion, current.FindAll(one => !one.IsPartial), context);
        if (decided.Count == 0)
        {
            return Partials(criterion, current, context);
        }

        var findings = decided.ConvertAll(one => Her2Result.Decide(criterion, one, context));
        if (findings.Exists(one => one.Outcome != findings[0].Outcome) || current.Exists(one => one.IsPartial && !Fits(one, decided, findings[0].Outcome)))
        {
            return Differ(current);
        }

        var first = findings[Math.Max(0, decided.FindIndex(one => one.Words is null))];
        return latest.Count == 1 ? first
            : new Finding(first.Outcome, first.Reason, [.. findings.SelectMany(one => one.Evidence).Concat(current.Select(one => one.Evidence)).DistinctBy(one => (one.Fact, one.Finding))], first.Basis);
    }

    private static Finding Differ(List<Her2Statement> statements)
        => new(
            Outcome.Review,
            new Reason("HER2 immunohistochemistry: {0} statements on one specimen would decide differently.", statements.Count),
            [.. statements.Select(one => one.Evidence)],
            statements.TrueForAll(one => one.Words is null) ? Basis.Coded : Basis.Narrative);

    private static Finding Partials(Her2Criterion criterion, List<Her2Statement> partials, EvaluationContext context)
    {
        // Prefer the one that tells a score.
        var first = Her2Result.Decide(criterion, partials.Find(one => one.Score is not null) ?? partials[0], context);
        return new Finding(first.Outcome, first.Reason, [.. partials.Select(one => one.Evidence)], first.Basis);
    }

    // "3+ in 60 %, 2+ in 30 %": scores of one text that share its cells among them; the highest that decides anything is what counts.
    private static List<Her2Statement> OfDistributions(Her2Criterion criterion, List<Her2Statement> decided, EvaluationContext context)
    {
        var kept = new List<Her2Statement>();
        foreach (var group in decided.GroupBy(one => (one.Fact, one.Words?.Part, IsPart: one.Words is not null && one is { Score: not null, Share: not null, Doubt: null })))
        {
            if (!group.Key.IsPart || group.Select(one => one.Score).Distinct().Count() < group.Count() || group.Sum(one => one.Share!.Value.Low ?? 0) > 100)
            {
                kept.AddRange(group);
                continue;
            }

            var byScore = group.OrderByDescending(one => one.Score).ToList();
            kept.Add(byScore.Find(one => Her2Result.Decide(criterion, one, context).Outcome is not Outcome.NotMet) ?? byScore[0]);
        }

        return kept;
    }

    // An addendum outranks the words of reports that aren't later, as it outranks those of its own.
    private static List<Her2Statement> WithoutAmended(List<Her2Statement> statements)
    {
        var amendments = statements.FindAll(one => one.Words is { IsAmendment: true } && one.Doubt is null);
        return amendments.Count == 0 ? statements
            : statements.FindAll(one => one.Words is not { IsAmendment: false }
                || !amendments.Exists(later => later.MayBeOfPartOf(one) && !(NarrativeReading.Written(later.Fact)?.Start < NarrativeReading.Written(one.Fact)?.Start)));
    }

    // Of two results each speaks for itself; words may complete a result, or be completed by it.
    private static bool Fits(Her2Statement partial, List<Her2Statement> decided, Outcome outcome)
        => decided.Exists(one => (ReferenceEquals(one.Fact, partial.Fact) || one.Words is not null || partial.Words is not null) && one.MayBeOfPartOf(partial)
            && (partial.Score is { } score ? one.Score == score : outcome is not Outcome.NotMet));
}
