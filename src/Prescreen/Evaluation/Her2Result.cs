using System.Diagnostics;
using Prescreen.Facts;
using Prescreen.Protocols.Criteria;

namespace Prescreen.Evaluation;

/// <summary>What one HER2 immunohistochemistry result says by HERACLES (clinical.md §5).</summary>
internal static class Her2Result
{
    private const decimal Most = 50;
    private const decimal Few = 10;

    /// <summary>3+ in most cells is positive; 3+ in some or 2+ in most is positive if amplified; all less is negative.</summary>
    public static Finding Decide(Her2Criterion criterion, ResultFact result, EvaluationContext context)
    {
        Evidence[] evidence = [new Evidence(result)];
        if (ResultSelection.StatusOf(result) is not ResultStatus.Final)
        {
            return Say(Outcome.Review, "HER2 {0} of {1} is not final.", result, evidence);
        }

        if (criterion.Indeterminate is { } indeterminate && (result.Value.Coded.Contains(indeterminate) || result.Value.TextConcepts.Contains(indeterminate)))
        {
            return Say(Outcome.Review, "HER2 of {1} is indeterminate ({0}).", result, evidence);
        }

        var note = result.Concepts.Contains(criterion.Miscoded) ? " It was recorded with a code for breast specimens." : "";
        return ScoreOf(criterion, result) switch
        {
            0 or 1 => Say(Outcome.NotMet, "HER2 {0} of {1} is negative by HERACLES." + note, result, evidence),
            2 => OfShare(criterion, result, context, note, isStrong: false),
            3 => OfShare(criterion, result, context, note, isStrong: true),
            _ => PolarityReading.Of(result, context.Protocol.Answers) is Polarity.Negative
                ? Say(Outcome.NotMet, "HER2 of {1} is negative ({0})." + note, result, evidence)
                : Say(Outcome.Review, "HER2 \"{0}\" of {1} has no score from 0 to 3+." + note, result, evidence),
        };
    }

    private static Finding OfShare(Her2Criterion criterion, ResultFact result, EvaluationContext context, string note, bool isStrong)
    {
        var share = ShareOf(criterion, result, context, out var source);
        Evidence[] evidence = source is null ? [new Evidence(result)] : [new Evidence(result), new Evidence(source)];
        if (share is not { } percent)
        {
            return Say(Outcome.Review, "HER2 {0} of {1} doesn't tell the share of tumour cells, and scoring systems differ." + note, result, evidence);
        }

        if (isStrong ? percent.IsAtMost(Few) : percent.IsBelow(Most))
        {
            return Say(Outcome.NotMet, "HER2 {0} of {1} is in too few tumour cells: negative by HERACLES." + note, result, evidence);
        }

        if (percent.IsAtLeast(Most))
        {
            return isStrong ? Say(Outcome.Met, "HER2 {0} of {1} in at least 50 % of tumour cells: positive by HERACLES." + note, result, evidence) : OfIsh(criterion, result, context, note, evidence);
        }

        return isStrong && percent.IsAbove(Few) && percent.IsBelow(Most)
            ? OfIsh(criterion, result, context, note, evidence)
            : Say(Outcome.Review, "HER2 {0} of {1}: the share of tumour cells lies on both sides of a limit." + note, result, evidence);
    }

    private static Finding OfIsh(Her2Criterion criterion, ResultFact result, EvaluationContext context, string note, Evidence[] evidence)
    {
        var ish = Her2Ish.Read(criterion, result, context);
        Evidence[] both = ish.Source is null ? evidence : [.. evidence, new Evidence(ish.Source)];
        return ish.Is switch
        {
            Amplification.Amplified => Say(Outcome.Met, "HER2 {0} of {1}, and amplified: positive by HERACLES." + note, result, both),
            Amplification.NotAmplified => Say(Outcome.NotMet, "HER2 {0} of {1}, and not amplified: negative by HERACLES." + note, result, both),
            Amplification.NotTested => Say(Outcome.Unknown, "HER2 {0} of {1} needs in-situ hybridisation: order ISH." + note, result, both),
            Amplification.Unclear => Say(Outcome.Review, "HER2 {0} of {1}; " + ish.Why + "." + note, result, both),
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

    private static Finding Say(Outcome outcome, string format, ResultFact result, Evidence[] evidence)
        => new(outcome, new Reason(format, result.Shown, (object?)ResultSelection.TimeOf(result) ?? "an unknown day"), evidence);
}
