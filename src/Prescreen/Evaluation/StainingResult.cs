using Prescreen.Facts;
using Prescreen.Protocols.Criteria;
using Prescreen.Vocabulary;

namespace Prescreen.Evaluation;

/// <summary>What one immunohistochemistry statement says (clinical.md §5, CEA).</summary>
internal static class StainingResult
{
    /// <summary>The statement of a result: its polarity, and the share and pattern of its components.</summary>
    public static StainStatement Read(StainingCriterion criterion, ResultFact result, EvaluationContext context) => new()
    {
        Evidence = new Evidence(result),
        When = SpecimenTime.Of(result, context),
        Says = PolarityOf(result, context.Protocol.Answers) is var polarity && polarity is Polarity.Negative ? StainSays.Negative
            : polarity is Polarity.Equivocal ? StainSays.Equivocal
            : StainSays.Positive,
        Percent = Component(result, criterion.Percent) is { } share ? PercentValue.Read(share.Value) : PercentValue.Read(result.Value),
        Pattern = Pattern(criterion, result),
        IsFinal = ResultSelection.StatusOf(result) is ResultStatus.Final,
    };

    /// <summary>Pattern and share decide; "positive" alone is nearly uninformative and gives review.</summary>
    public static (Outcome Outcome, Reason Reason) Decide(StainingCriterion criterion, StainStatement statement)
    {
        var title = criterion.Title;
        object when = Told(statement) is { } told ? told : "an unknown day";
        var percent = statement.Percent;
        if (!statement.IsFinal)
        {
            return (Outcome.Review, new Reason("{0} of {1} is not final.", title, when));
        }

        if (!statement.MayDecide)
        {
            return (Outcome.Review, new Reason("{0} is told only by {1} ({2}), which is no report of it: {3}.", title, NarrativeReading.NameOf(statement.Fact), when, statement.Shown));
        }

        if (statement.Says is StainSays.Negative)
        {
            return percent is { } contradicting && !contradicting.IsBelow(criterion.AtLeast)
                ? (Outcome.Review, new Reason("{0} of {1}: said to be negative, but with {2}.", title, when, statement.Shown))
                : (Outcome.NotMet, statement.Words is null ? new Reason("{0} of {1} is negative.", title, when) : new Reason("{0} of {1} is negative: {2}.", title, when, statement.Shown));
        }

        if (statement.Says is StainSays.Equivocal)
        {
            return (Outcome.Review, new Reason("{0} of {1} is equivocal ({2}).", title, when, statement.Shown));
        }

        if (percent is { } low && low.IsBelow(criterion.AtLeast))
        {
            return (Outcome.NotMet, new Reason("{0} of {1}: {2}, less than {3} %.", title, when, statement.Shown, criterion.AtLeast));
        }

        return statement.Pattern is Certainty.Yes && percent is { } enough && enough.IsAtLeast(criterion.AtLeast)
            ? (Outcome.Met, new Reason("{0} of {1}: {2}.", title, when, statement.Shown))
            : (Outcome.Review, new Reason(Missing(percent, statement.Pattern), title, when, statement.Shown));
    }

    /// <summary>True where nothing in it speaks against the stain, but the share or the pattern isn't told: another statement may tell it.</summary>
    public static bool IsPartial(StainingCriterion criterion, StainStatement statement)
        => statement is { IsFinal: true, MayDecide: true, Says: StainSays.Positive } && statement.Pattern is null or Certainty.Yes
            && (statement.Percent is not { } percent || (statement.Pattern is null && percent.IsAtLeast(criterion.AtLeast)));

    // A result's own time, as it is reported; words have the time of their specimen.
    private static DateInterval? Told(StainStatement statement)
        => statement.Words is null && statement.Fact is ResultFact result ? ResultSelection.TimeOf(result) : statement.When;

    private static string Missing(PercentValue? percent, Certainty? pattern)
        => percent is null ? "{0} of {1} ({2}) doesn't tell the share of tumour cells."
            : pattern is Certainty.No ? "{0} of {1} ({2}) shows another pattern than the one asked for."
            : pattern is Certainty.Yes ? "{0} of {1} ({2}) leaves the share of tumour cells open."
            : "{0} of {1} ({2}) doesn't tell the pattern.";

    // The result's own value, or the components that aren't pattern or share.
    private static Polarity PolarityOf(ResultFact result, Protocols.QualitativeAnswers answers)
        => Says(result.Value.Coded, result.Value.TextConcepts, answers) is var own and not Polarity.Unreadable ? own : Says(result.Interpretation, ConceptSet.Empty, answers);

    private static Polarity Says(ConceptSet coded, ConceptSet words, Protocols.QualitativeAnswers answers)
        => coded.Contains(answers.Equivocal) || words.Contains(answers.Equivocal) ? Polarity.Equivocal
            : coded.Contains(answers.Negative) || (words.Contains(answers.Negative) && !coded.Contains(answers.Positive)) ? Polarity.Negative
            : Polarity.Unreadable;

    private static Certainty? Pattern(StainingCriterion criterion, ResultFact result)
    {
        if (Component(result, criterion.Pattern) is not { } pattern)
        {
            return null;
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
