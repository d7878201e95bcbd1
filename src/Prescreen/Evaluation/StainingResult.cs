using Prescreen.Facts;
using Prescreen.Protocols.Criteria;
using Prescreen.Vocabulary;

namespace Prescreen.Evaluation;

/// <summary>What one immunohistochemistry result says (clinical.md §5, CEA).</summary>
internal static class StainingResult
{
    /// <summary>Pattern and share decide; "positive" alone is nearly uninformative and gives review.</summary>
    public static Finding Decide(StainingCriterion criterion, ResultFact result, EvaluationContext context)
    {
        Evidence[] evidence = [new Evidence(result)];
        var (title, when) = (criterion.Title, ResultSelection.TimeOf(result));
        if (ResultSelection.StatusOf(result) is not ResultStatus.Final)
        {
            return new(Outcome.Review, new Reason("{0} of {1} is not final.", title, when), evidence);
        }

        var percent = Component(result, criterion.Percent) is { } share ? PercentValue.Read(share.Value) : PercentValue.Read(result.Value);
        var polarity = PolarityOf(result, context.Protocol.Answers);
        if (polarity is Polarity.Negative)
        {
            return percent is { } contradicting && !contradicting.IsBelow(criterion.AtLeast)
                ? new(Outcome.Review, new Reason("{0} of {1}: said to be negative, but with {2}.", title, when, result.Shown), evidence)
                : new(Outcome.NotMet, new Reason("{0} of {1} is negative.", title, when), evidence);
        }

        if (polarity is Polarity.Equivocal)
        {
            return new(Outcome.Review, new Reason("{0} of {1} is equivocal.", title, when), evidence);
        }

        if (percent is { } low && low.IsBelow(criterion.AtLeast))
        {
            return new(Outcome.NotMet, new Reason("{0} of {1}: {2}, less than {3} %.", title, when, result.Shown, criterion.AtLeast), evidence);
        }

        var pattern = Pattern(criterion, result);
        return pattern is Certainty.Yes && percent is { } enough && enough.IsAtLeast(criterion.AtLeast)
            ? new(Outcome.Met, new Reason("{0} of {1}: {2}.", title, when, result.Shown), evidence)
            : new(Outcome.Review, new Reason(Missing(percent, pattern), title, when, result.Shown), evidence);
    }

    private static string Missing(PercentValue? percent, Certainty pattern)
        => percent is null ? "{0} of {1} ({2}) doesn't tell the share of tumour cells."
            : pattern is Certainty.No ? "{0} of {1} ({2}) shows another pattern than the one asked for."
            : pattern is Certainty.Unclear ? "{0} of {1} ({2}) doesn't tell the pattern."
            : "{0} of {1} ({2}) leaves the share of tumour cells open.";

    // The result's own value, or the components that aren't pattern or share.
    private static Polarity PolarityOf(ResultFact result, Protocols.QualitativeAnswers answers)
        => Says(result.Value.Coded, result.Value.TextConcepts, answers) is var own and not Polarity.Unreadable ? own : Says(result.Interpretation, ConceptSet.Empty, answers);

    private static Polarity Says(ConceptSet coded, ConceptSet words, Protocols.QualitativeAnswers answers)
        => coded.Contains(answers.Equivocal) || words.Contains(answers.Equivocal) ? Polarity.Equivocal
            : coded.Contains(answers.Negative) || (words.Contains(answers.Negative) && !coded.Contains(answers.Positive)) ? Polarity.Negative
            : Polarity.Unreadable;

    private static Certainty Pattern(StainingCriterion criterion, ResultFact result)
    {
        if (Component(result, criterion.Pattern) is not { } pattern)
        {
            return Certainty.Unclear;
        }

        return pattern.Value.Coded.Contains(criterion.Is) || pattern.Value.TextConcepts.Contains(criterion.Is) ? Certainty.Yes
            : pattern.Value.Coded.IsEmpty && pattern.Value.TextConcepts.IsEmpty ? Certainty.Unclear
            : criterion.Mixed is { } mixed && (pattern.Value.Coded.Contains(mixed) || pattern.Value.TextConcepts.Contains(mixed)) ? Certainty.Unclear
            : Certainty.No;
    }

    private static ResultFact? Component(ResultFact result, Concept concept)
    {
        foreach (var component in result.Components)
        {
            if (component.Concepts.Contains(concept) || component.TextConcepts.Contains(concept))
            {
                return component;
            }
        }

        return null;
    }
}
