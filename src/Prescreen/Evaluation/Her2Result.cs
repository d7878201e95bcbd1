using System.Diagnostics;
using Prescreen.Facts;
using Prescreen.Protocols.Criteria;

namespace Prescreen.Evaluation;

/// <summary>What one HER2 immunohistochemistry statement says by HERACLES (clinical.md §5).</summary>
internal static class Her2Result
{
    private const decimal Most = 50;
    private const decimal Few = 10;

    /// <summary>The statement of a result: its score, and the share of cells of its component or of a separate result of the specimen.</summary>
    public static Her2Statement Read(Her2Criterion criterion, ResultFact result, EvaluationContext context)
    {
        var isIndeterminate = criterion.Indeterminate is { } indeterminate && (result.Value.Coded.Contains(indeterminate) || result.Value.TextConcepts.Contains(indeterminate));
        var share = ShareOf(criterion, result, context, out var source);
        return new Her2Statement
        {
            Evidence = new Evidence(result),
            When = SpecimenTime.Of(result, context),
            Score = ScoreOf(criterion, result),
            Says = PolarityReading.Of(result, context.Protocol.Answers),
            Share = share,
            ShareEvidence = source is null ? null : new Evidence(source),
            Doubt = ResultSelection.StatusOf(result) is not ResultStatus.Final ? "is not final" : isIndeterminate ? "is indeterminate" : null,
            Note = result.Concepts.Contains(criterion.Miscoded) ? " It was recorded with a code for breast specimens." : "",
        };
    }

    /// <summary>3+ in most cells is positive; 3+ in some or 2+ in most is positive if amplified; all less is negative.</summary>
    public static Finding Decide(Her2Criterion criterion, Her2Statement statement, EvaluationContext context)
    {
        if (statement.Doubt is { } doubt)
        {
            return Say(Outcome.Review, "HER2 {0} of {1} " + doubt + ".", statement);
        }

        if (!statement.MayDecide)
        {
            return Say(Outcome.Review, "HER2 {0} of {1} is told by a text that is no report of it." + statement.Note, statement);
        }

        return statement.Score switch
        {
            0 or 1 => Say(Outcome.NotMet, "HER2 {0} of {1} is negative by HERACLES." + statement.Note, statement),
            2 => OfShare(criterion, statement, context, isStrong: false),
            3 => OfShare(criterion, statement, context, isStrong: true),
            _ => statement.Says is Polarity.Negative
                ? Say(Outcome.NotMet, "HER2 of {1} is negative ({0})." + statement.Note, statement)
                : Say(Outcome.Review, "HER2 {0} of {1} has no score from 0 to 3+." + statement.Note, statement),
        };
    }

    private static Finding OfShare(Her2Criterion criterion, Her2Statement statement, EvaluationContext context, bool isStrong)
    {
        var note = statement.Note;
        if (statement.Share is not { } percent)
        {
            return Say(Outcome.Review, "HER2 {0} of {1} doesn't tell the share of tumour cells, and scoring systems differ." + note, statement);
        }

        if (isStrong ? percent.IsAtMost(Few) : percent.IsBelow(Most))
        {
            return Say(Outcome.NotMet, "HER2 {0} of {1} is in too few tumour cells: negative by HERACLES." + note, statement);
        }

        if (percent.IsAtLeast(Most))
        {
            return isStrong ? Say(Outcome.Met, "HER2 {0} of {1} in at least 50 % of tumour cells: positive by HERACLES." + note, statement) : OfIsh(criterion, statement, context);
        }

        return isStrong && percent.IsAbove(Few) && percent.IsBelow(Most)
            ? OfIsh(criterion, statement, context)
            : Say(Outcome.Review, "HER2 {0} of {1}: the share of tumour cells lies on both sides of a limit." + note, statement);
    }

    private static Finding OfIsh(Her2Criterion criterion, Her2Statement statement, EvaluationContext context)
    {
        var ish = Her2Ish.Read(criterion, statement, context);
        var note = statement.Note;
        return ish.Is switch
        {
            Amplification.Amplified => Say(Outcome.Met, "HER2 {0} of {1}, and amplified: positive by HERACLES." + note, statement, ish.Evidence),
            Amplification.NotAmplified => Say(Outcome.NotMet, "HER2 {0} of {1}, and not amplified: negative by HERACLES." + note, statement, ish.Evidence),
            Amplification.NotTested => Say(Outcome.Unknown, "HER2 {0} of {1} needs in-situ hybridisation: order ISH." + note, statement, ish.Evidence),
            Amplification.Unclear => Say(Outcome.Review, "HER2 {0} of {1}; " + ish.Why + "." + note, statement, ish.Evidence),
            _ => throw new UnreachableException($"No amplification {ish.Is}."),
        };
    }

    private static int? ScoreOf(Her2Criterion criterion, ResultFact result)
    {
        var value = result.Value;
        for (var score = 0; score < criterion.Scores.Length; score++)
        {
            if (value.Coded.Contains(criterion.Scores[score]))
            {
                return score;
            }
        }

        int? worded = null;
        for (var score = 0; score < criterion.Scores.Length; score++)
        {
            if (!value.TextConcepts.Contains(criterion.Scores[score]))
            {
                continue;
            }

            // "2+ to 3+" names two scores, so neither.
            if (worded is not null)
            {
                return null;
            }

            worded = score;
        }

        return worded ?? (value is { IsExact: true, Low: { } number, UnitText: null, UnitCode: null } && number is 0 or 1 or 2 or 3 ? (int?)number : null);
    }

    private static PercentValue? ShareOf(Her2Criterion criterion, ResultFact result, EvaluationContext context, out ResultFact? source)
    {
        source = null;
        foreach (var concept in criterion.Percent)
        {
            foreach (var component in result.Components)
            {
                if (component.Concepts.Contains(concept) || component.TextConcepts.Contains(concept))
                {
                    return PercentValue.Read(component.Value);
                }
            }
        }

        foreach (var concept in criterion.Percent)
        {
            foreach (var fact in context.Record.Of(concept))
            {
                if (fact is ResultFact { Whole: null, Specimen: { } specimen } separate && specimen == result.Specimen && separate.Concepts.Contains(concept)
                    && ResultSelection.StatusOf(separate) is ResultStatus.Final)
                {
                    source = separate;
                    return PercentValue.Read(separate.Value);
                }
            }
        }

        return null;
    }

    private static Finding Say(Outcome outcome, string format, Her2Statement statement, IReadOnlyList<Evidence>? ish = null)
    {
        var when = statement.Words is null && statement.Fact is ResultFact result ? ResultSelection.TimeOf(result) : statement.When;
        Evidence[] evidence = statement.ShareEvidence is { } share ? [statement.Evidence, share, .. ish ?? []] : [statement.Evidence, .. ish ?? []];
        return new(
            outcome,
            new Reason(format, statement.Shown, (object?)when ?? "an unknown day"),
            evidence,
            statement.Words is not null || (ish?.Any(one => one.Finding is not null) ?? false) ? Basis.Narrative : Basis.Coded);
    }
}
