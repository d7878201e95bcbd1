using Prescreen.Facts;
using Prescreen.Protocols.Criteria;

namespace Prescreen.Evaluation;

/// <summary>Evaluates immunohistochemistry of an operation's specimen by pattern and share of cells, from results and reports (clinical.md I5, §5).</summary>
internal static class StainingEvaluation
{
    /// <summary>The specimens of the operation decide together; older ones must be looked at.</summary>
    public static Finding Evaluate(StainingCriterion criterion, EvaluationContext context)
    {
        var statements = StainingStatements.Of(criterion, context, out var pending);
        var anchored = criterion.Specimen is { } anchor ? AnchorReading.Find(anchor, context) : null;
        if (statements.Count == 0)
        {
            return Nothing(criterion, anchored, pending, context);
        }

        Evidence[] all = [.. statements.Select(one => one.Evidence)];
        var basis = statements.TrueForAll(one => one.Words is null) ? Basis.Coded : Basis.Narrative;
        if (anchored is not { When: var surgery } operation)
        {
            return new(Outcome.Review, new Reason("{0} is on record, but the surgery isn't: a person must say whose specimen it is.", criterion.Title), all, basis);
        }

        var current = statements.FindAll(one => !one.IsPrior && IsCurrent(one, surgery));
        if (statements.Exists(one => !one.IsPrior && !IsCurrent(one, surgery) && !(one.When?.LastDay < surgery.FirstDay.AddDays(-1))))
        {
            return new(Outcome.Review, new Reason("{0}: a specimen's date is too vague to say whether it is of the surgery of {1}.", criterion.Title, surgery), all, basis);
        }

        if (current.Count == 0)
        {
            return Unread(criterion, surgery, all, context)
                ?? (pending is not null && IsCurrent(pending, surgery)
                    ? new(Outcome.Unknown, new Reason("{0} of the surgery of {1} is still pending; only an older specimen is on record.", criterion.Title, surgery), [pending.Evidence, .. all], basis)
                    : new(Outcome.Review, new Reason("{0} is only of a specimen from before the surgery of {1}.", criterion.Title, surgery), all, basis));
        }

        return StainingAgreement.Together(criterion, current, operation);
    }

    private static bool IsCurrent(StainStatement statement, DateInterval surgery) => statement.When is { } when && when.FirstDay >= surgery.LastDay.AddDays(-1);

    private static Finding Nothing(StainingCriterion criterion, AnchorEvent? anchored, StainStatement? pending, EvaluationContext context)
        => anchored is { When: var surgery } && Unread(criterion, surgery, [], context) is { } unread ? unread
            : pending is not null
            ? new(Outcome.Unknown, new Reason("{0} is still pending.", criterion.Title), [pending.Evidence], pending.Words is null ? Basis.Coded : Basis.Narrative)
            : new(Outcome.Unknown, new Reason("{0} isn't on record; staining of the resected tumour would settle it.", criterion.Title));

    // What nobody could read may hold the answer.
    private static Finding? Unread(StainingCriterion criterion, DateInterval surgery, Evidence[] others, EvaluationContext context)
        => criterion.Finding is not null && StainingStatements.Unread(criterion, surgery, context) is { } report
            ? new(
                Outcome.Review,
                new Reason(report.HasText ? "{0}: the words of {1} ({2}) must be read." : "{0}: {1} ({2}) has no words that can be read.", criterion.Title, NarrativeReading.NameOf(report), (object?)report.Effective ?? "undated"),
                [new Evidence(report), .. others])
            : null;
}
