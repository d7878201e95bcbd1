using Prescreen.Facts;
using Prescreen.Protocols.Criteria;
using Prescreen.Vocabulary;

namespace Prescreen.Evaluation;

/// <summary>What one serological test says in the window.</summary>
internal enum SerologyAnswer
{
    /// <summary>No result in the window.</summary>
    None,

    /// <summary>Negative.</summary>
    Negative,

    /// <summary>Positive.</summary>
    Positive,

    /// <summary>A person must read it.</summary>
    Unclear,
}

/// <summary>One serological test in the window, with its evidence (a stale or pending result where there is none in the window).</summary>
internal readonly record struct SerologyTest(SerologyAnswer Answer, IReadOnlyList<Evidence> Evidence)
{
    /// <summary>Never the answer.</summary>
    public override string ToString() => nameof(SerologyTest);

    /// <summary>The latest result decides; with rule any-positive a positive one with a later negative one is unclear.</summary>
    public static SerologyTest Read(Concept test, SerologyCriterion criterion, EvaluationContext context)
    {
        var selection = ResultSelection.Of(context, [test], criterion.WithinDays);
        if (selection.Deciding.Count == 0)
        {
            return selection.Undated.Count > 0 || selection.Comment is not null
                ? new(SerologyAnswer.Unclear, [.. selection.Undated.Select(one => new Evidence(one)), .. Maybe(selection.Comment)])
                : new(SerologyAnswer.None, [.. Maybe(selection.Stale ?? selection.Pending)]);
        }

        var answer = AnswerOf(selection.Deciding[0], context);
        foreach (var other in selection.Deciding)
        {
            answer = AnswerOf(other, context) == answer ? answer : SerologyAnswer.Unclear;
        }

        Evidence[] evidence = [.. selection.Deciding.Select(one => new Evidence(one))];
        if (criterion.Rule is SerologyRule.AnyPositive && answer is SerologyAnswer.Negative && Earlier(test, selection, criterion, context) is { } positive)
        {
            return new(SerologyAnswer.Unclear, [.. evidence, new Evidence(positive)]);
        }

        return new(selection.IsVague ? SerologyAnswer.Unclear : answer, evidence);
    }

    private static IEnumerable<Evidence> Maybe(ResultFact? result) => result is null ? [] : [new Evidence(result)];

    private static SerologyAnswer AnswerOf(ResultFact result, EvaluationContext context)
        => ResultSelection.StatusOf(result) is not ResultStatus.Final
            ? SerologyAnswer.Unclear
            : PolarityReading.Of(result, context.Protocol.Answers) switch
            {
                Polarity.Positive => SerologyAnswer.Positive,
                Polarity.Negative => SerologyAnswer.Negative,
                Polarity.Equivocal or Polarity.Unreadable => SerologyAnswer.Unclear,
                _ => throw new System.Diagnostics.UnreachableException("No such polarity."),
            };

    private static ResultFact? Earlier(Concept test, ResultSelection selection, SerologyCriterion criterion, EvaluationContext context)
    {
        foreach (var fact in context.Record.Of(test))
        {
            if (fact is ResultFact { Status: ResultStatus.Final } result && result.Concepts.Contains(test) && !selection.Deciding.Contains(result)
                && ResultSelection.TimeOf(result) is { } when && context.AsOf.Within(when, criterion.WithinDays) is Timing.Inside or Timing.Straddles
                && PolarityReading.Of(result, context.Protocol.Answers) is Polarity.Positive)
            {
                return result;
            }
        }

        return null;
    }
}
