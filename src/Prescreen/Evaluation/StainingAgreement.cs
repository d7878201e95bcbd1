using Prescreen.Protocols.Criteria;

namespace Prescreen.Evaluation;

/// <summary>Whether the statements on one operation's specimens agree, and what they say together (clinical.md §5, §7 I5).</summary>
internal static class StainingAgreement
{
    /// <summary>Statements that tell share and pattern decide; those that tell less must fit them; what disagrees must be looked at.</summary>
    public static Finding Together(StainingCriterion criterion, List<StainStatement> statements, AnchorEvent operation)
    {
        var current = Complete(criterion, WithoutAmended(statements));
        var decided = current.FindAll(one => !StainingResult.IsPartial(criterion, one));
        Evidence[] evidence = [.. statements.OrderBy(one => decided.Contains(one) ? 0 : 1).Select(one => one.Evidence), operation.Evidence];
        var basis = statements.TrueForAll(one => one.Words is null) ? Basis.Coded : Basis.Narrative;
        if (decided.Count == 0)
        {
            return new(Outcome.Review, StainingResult.Decide(criterion, current[0]).Reason, evidence, basis);
        }

        var (outcome, reason) = StainingResult.Decide(criterion, decided[0]);
        if (decided.Exists(one => StainingResult.Decide(criterion, one).Outcome != outcome) || current.Exists(one => !decided.Contains(one) && !Fits(one, decided)))
        {
            return new(
                Outcome.Review,
                new Reason(basis is Basis.Coded ? "{0}: specimens of the surgery of {1} disagree." : "{0}: what is told of the specimens of the surgery of {1} disagrees.", criterion.Title, operation.When),
                evidence,
                basis);
        }

        return decided.Find(one => one.Words is null) is { } coded
            ? new(outcome, StainingResult.Decide(criterion, coded).Reason, evidence)
            : new(outcome, reason, evidence, basis);
    }

    // An addendum outranks the words of reports that aren't later, as it outranks those of its own.
    private static List<StainStatement> WithoutAmended(List<StainStatement> statements)
    {
        var amendments = statements.FindAll(one => one.Words is { IsAmendment: true } && one.IsFinal);
        return amendments.Count == 0 ? statements
            : statements.FindAll(one => one.Words is not { IsAmendment: false }
                || !amendments.Exists(later => later.MayBeOfPartOf(one) && !(NarrativeReading.Written(later.Fact)?.Start < NarrativeReading.Written(one.Fact)?.Start)));
    }

    // "CEA positive, membranous. … It stains 40 % of tumour cells.": one text tells of one part what two sentences say.
    private static List<StainStatement> Complete(StainingCriterion criterion, List<StainStatement> statements)
    {
        var shared = statements.Find(one => StainingResult.IsPartial(criterion, one) && one is { Percent: not null, Words: not null });
        var shaped = shared is null ? null : statements.Find(one => StainingResult.IsPartial(criterion, one) && one is { Pattern: Certainty.Yes, Words: not null }
            && ReferenceEquals(one.Fact, shared.Fact) && one.MayBeOfPartOf(shared));
        return shaped is null ? statements : [.. statements.Where(one => one != shared && one != shaped), shared! with { Pattern = Certainty.Yes }];
    }

    // "Positive" alone fits a share, but not a negative stain; of two results, or of two parts, each speaks for itself.
    private static bool Fits(StainStatement partial, List<StainStatement> decided)
        => decided.TrueForAll(one => one.Says is not StainSays.Negative)
            && decided.Exists(one => (ReferenceEquals(one.Fact, partial.Fact) || one.Words is not null || partial.Words is not null) && one.MayBeOfPartOf(partial)
                && (partial.Percent is null || one.Percent is not { } share || (share.Low <= partial.Percent.Value.High && partial.Percent.Value.Low <= share.High)));
}
