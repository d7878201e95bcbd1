using System.Collections.Immutable;
using Prescreen.Facts;
using Prescreen.Protocols.Criteria;
using Prescreen.Vocabulary;

namespace Prescreen.Evaluation;

/// <summary>Evaluates the pregnancy test of a woman of childbearing potential (clinical.md I10.test, §7).</summary>
internal static class PregnancyTestEvaluation
{
    /// <summary>Men and women who can't bear children need none; the latest test in the window decides.</summary>
    public static Finding Evaluate(PregnancyTestCriterion criterion, EvaluationContext context)
    {
        switch (context.Gender)
        {
            case Gender.Male:
                return new(Outcome.NotApplicable, new Reason("The patient is a man."), [new Evidence(context.Record.Demographics!)]);
            case Gender.Other or Gender.Unknown:
                return new(
                    Outcome.Review,
                    new Reason("The patient's gender isn't recorded as male or female: a person must say whether a pregnancy test is needed."),
                    context.Record.Demographics is { } person ? [new Evidence(person)] : []);
            case Gender.Female:
            default:
                break;
        }

        var potential = ChildbearingPotential.Of(context);
        if (potential.Has is Certainty.No)
        {
            return new(Outcome.NotApplicable, potential.Reason, potential.Evidence);
        }

        var tested = Tested(criterion, context);
        return tested.Outcome is Outcome.Unknown && potential.Has is Certainty.Unclear ? new(Outcome.Review, potential.Reason, potential.Evidence) : tested;
    }

    private static Finding Tested(PregnancyTestCriterion criterion, EvaluationContext context)
    {
        var codes = ImmutableArray.CreateRange<Concept>([.. criterion.Tests, .. Maybe(criterion.Negative), .. Maybe(criterion.Positive)]);
        var selection = ResultSelection.Of(context, codes, criterion.WithinDays);
        var said = SaidByDiagnosis(criterion, context);
        if (selection.Deciding.Count == 0)
        {
            return said ?? LabEvaluation.WithoutResult(selection, criterion.WithinDays, "Pregnancy test", "a pregnancy test");
        }

        var finding = Decide(criterion, selection.Deciding[0], context);
        foreach (var other in selection.Deciding)
        {
            if (Decide(criterion, other, context).Outcome != finding.Outcome)
            {
                return LabEvaluation.Differ("Pregnancy test", selection.Deciding);
            }
        }

        return said is { } diagnosis && diagnosis.Outcome != finding.Outcome
            ? new(Outcome.Review, new Reason("The pregnancy test and a recorded finding contradict each other."), [.. finding.Evidence, .. diagnosis.Evidence])
            : selection.IsVague
                ? new(Outcome.Review, new Reason("The pregnancy test's date is too vague to say whether it is of the last {0} days.", criterion.WithinDays), finding.Evidence)
                : finding;
    }

    private static Finding Decide(PregnancyTestCriterion criterion, ResultFact result, EvaluationContext context)
    {
        Evidence[] evidence = [new Evidence(result)];
        var when = ResultSelection.TimeOf(result);
        if (ResultSelection.StatusOf(result) is not ResultStatus.Final)
        {
            return new(Outcome.Review, new Reason("The pregnancy test of {0} is not final.", when), evidence);
        }

        var polarity = criterion.Negative is { } negative && (result.Concepts.Contains(negative) || result.Value.Coded.Contains(negative)) ? Polarity.Negative
            : criterion.Positive is { } positive && (result.Concepts.Contains(positive) || result.Value.Coded.Contains(positive)) ? Polarity.Positive
            : PolarityReading.Of(result, context.Protocol.Answers);
        return polarity switch
        {
            Polarity.Negative => new(Outcome.Met, new Reason("The pregnancy test of {0} is negative ({1}).", when, result.Shown), evidence),
            Polarity.Positive => new(Outcome.NotMet, new Reason("The pregnancy test of {0} is positive ({1}).", when, result.Shown), evidence),
            Polarity.Equivocal or Polarity.Unreadable => new(Outcome.Review, new Reason("The pregnancy test of {0} (\"{1}\") can't be read as negative or positive.", when, result.Shown), evidence),
            _ => throw new System.Diagnostics.UnreachableException("No such polarity."),
        };
    }

    // SNOMED "pregnancy test negative" and "positive" are findings, which some hospitals record as conditions.
    private static Finding? SaidByDiagnosis(PregnancyTestCriterion criterion, EvaluationContext context)
    {
        foreach (var (concept, outcome) in new[] { (criterion.Positive, Outcome.NotMet), (criterion.Negative, Outcome.Met) })
        {
            if (concept is not { } code)
            {
                continue;
            }

            foreach (var fact in context.Record.Of(code))
            {
                if (fact is ConditionFact { Effective: { } when } condition && ConditionReading.Exists(condition, context).Is is Certainty.Yes
                    && context.AsOf.Within(when, criterion.WithinDays) is Timing.Inside)
                {
                    return new Finding(outcome, new Reason("{0} ({1}) is on record.", condition.Label ?? condition.Code, when), [new Evidence(condition)]);
                }
            }
        }

        return null;
    }

    private static IEnumerable<Concept> Maybe(Concept? concept) => concept is { } one ? [one] : [];
}
