using System.Diagnostics;
using Prescreen.Facts;
using Prescreen.Protocols.Criteria;

namespace Prescreen.Evaluation;

/// <summary>Evaluates hepatitis B and C, HIV and syphilis (clinical.md E8, §7).</summary>
internal static class SerologyEvaluation
{
    /// <summary>By the criterion's rule.</summary>
    public static Finding Evaluate(SerologyCriterion criterion, EvaluationContext context)
    {
        var tests = new SerologyTest[criterion.Tests.Length];
        for (var i = 0; i < tests.Length; i++)
        {
            tests[i] = SerologyTest.Read(criterion.Tests[i], criterion, context);
        }

        return criterion.Rule switch
        {
            SerologyRule.AnyPositive => AnyPositive(criterion, tests, context),
            SerologyRule.AllPositive => AllPositive(criterion, tests, context),
            SerologyRule.PositiveWithLoad => WithLoad(criterion, tests, context),
            _ => throw new UnreachableException($"No serology rule {criterion.Rule}."),
        };
    }

    private static Finding AnyPositive(SerologyCriterion criterion, SerologyTest[] tests, EvaluationContext context)
        => Is(tests, SerologyAnswer.Unclear) ? Unclear(tests)
            : Is(tests, SerologyAnswer.Positive) ? new(Outcome.NotMet, new Reason("{0}: positive.", Names(criterion, tests, context, SerologyAnswer.Positive)), Evidence(tests))
            : Is(tests, SerologyAnswer.Negative) ? new(Outcome.Met, new Reason("{0}: negative.", Names(criterion, tests, context, SerologyAnswer.Negative)), Evidence(tests))
            : Missing(criterion, tests, context);

    private static Finding AllPositive(SerologyCriterion criterion, SerologyTest[] tests, EvaluationContext context)
        => Is(tests, SerologyAnswer.Unclear) ? Unclear(tests)
            : Array.TrueForAll(tests, test => test.Answer is SerologyAnswer.Positive)
                ? new(Outcome.NotMet, new Reason("{0}: all positive.", Names(criterion, tests, context, SerologyAnswer.Positive)), Evidence(tests))
            : Is(tests, SerologyAnswer.Positive)
                ? new(Outcome.Review, new Reason("{0}: positive, the other test is not; a person must judge it.", Names(criterion, tests, context, SerologyAnswer.Positive)), Evidence(tests))
            : Is(tests, SerologyAnswer.Negative) ? new(Outcome.Met, new Reason("{0}: negative.", Names(criterion, tests, context, SerologyAnswer.Negative)), Evidence(tests))
            : Missing(criterion, tests, context);

    private static Finding WithLoad(SerologyCriterion criterion, SerologyTest[] tests, EvaluationContext context)
    {
        if (Is(tests, SerologyAnswer.Positive))
        {
            return OfLoad(criterion, tests, context);
        }

        return Is(tests, SerologyAnswer.Unclear) ? Unclear(tests)
            : Is(tests, SerologyAnswer.None) ? Missing(criterion, tests, context)
            : new(Outcome.Met, new Reason("{0}: negative.", Names(criterion, tests, context, SerologyAnswer.Negative)), Evidence(tests));
    }

    private static Finding OfLoad(SerologyCriterion criterion, SerologyTest[] tests, EvaluationContext context)
    {
        var positive = Names(criterion, tests, context, SerologyAnswer.Positive);
        var selection = ResultSelection.Of(context, criterion.Load, criterion.WithinDays);
        var title = criterion.LoadTitle ?? "viral load";
        if (selection.Deciding.Count == 0)
        {
            return selection.Undated.Count > 0 || selection.Comment is not null
                ? new(Outcome.Review, new Reason("{0}: positive; {1} can't be read without a date or value.", positive, title), Evidence(tests, selection.Undated))
                : new(Outcome.Unknown, new Reason("{0}: positive, without {1} of the last {2} days; order {1}.", positive, title, criterion.WithinDays), Evidence(tests, selection.Stale));
        }

        var load = ViralLoad.Of(selection.Deciding[0], context.Protocol.Answers);
        foreach (var other in selection.Deciding)
        {
            load = ViralLoad.Of(other, context.Protocol.Answers) == load ? load : LoadLevel.Unclear;
        }

        var evidence = Evidence(tests, [.. selection.Deciding]);
        return (selection.IsVague ? LoadLevel.Unclear : load) switch
        {
            LoadLevel.Normal => new(Outcome.Met, new Reason("{0}: positive; {1} is normal ({2}).", positive, title, selection.Deciding[0].Shown), evidence),
            LoadLevel.Raised => new(Outcome.NotMet, new Reason("{0}: positive, and {1} is above normal ({2}).", positive, title, selection.Deciding[0].Shown), evidence),
            LoadLevel.DetectedBelowLimit => new(Outcome.Unknown, new Reason("{0}: positive; {1} is detected but not measurable ({2}); repeat it.", positive, title, selection.Deciding[0].Shown), evidence),
            LoadLevel.Unclear => new(Outcome.Review, new Reason("{0}: positive; a person must read {1} ({2}).", positive, title, selection.Deciding[0].Shown), evidence),
            _ => throw new UnreachableException("No such level."),
        };
    }

    private static Finding Missing(SerologyCriterion criterion, SerologyTest[] tests, EvaluationContext context)
    {
        var names = Names(criterion, tests, context, SerologyAnswer.None);
        return new(Outcome.Unknown, new Reason("No result of the last {1} days: {0}; testing would settle it.", names, criterion.WithinDays), Evidence(tests));
    }

    private static Finding Unclear(SerologyTest[] tests)
    {
        var unclear = Array.Find(tests, test => test.Answer is SerologyAnswer.Unclear);
        var label = unclear.Evidence.Count > 0 ? unclear.Evidence[0].Fact.Label ?? unclear.Evidence[0].Fact.Code : "A test";
        return new(Outcome.Review, new Reason("{0}: the results are equivocal, contradictory or can't be read ({1}).", label, string.Join("; ", unclear.Evidence.Select(one => one.Value))), Evidence(tests));
    }

    private static bool Is(SerologyTest[] tests, SerologyAnswer answer) => Array.Exists(tests, test => test.Answer == answer);

    private static Evidence[] Evidence(SerologyTest[] tests, params IEnumerable<ResultFact?> more)
        => [.. tests.SelectMany(test => test.Evidence), .. more.OfType<ResultFact>().Select(one => new Evidence(one))];

    private static string Names(SerologyCriterion criterion, SerologyTest[] tests, EvaluationContext context, SerologyAnswer answer)
    {
        var names = new List<string>(tests.Length);
        for (var i = 0; i < tests.Length; i++)
        {
            if (tests[i].Answer == answer)
            {
                names.Add(context.Protocol.Vocabulary.TitleOf(criterion.Tests[i]));
            }
        }

        return string.Join("; ", names);
    }
}
