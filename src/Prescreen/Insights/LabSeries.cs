using System.Collections.Immutable;
using Prescreen.Evaluation;
using Prescreen.Facts;
using Prescreen.Protocols;
using Prescreen.Protocols.Criteria;

namespace Prescreen.Insights;

/// <summary>Every result on record of a criterion's lab, earliest first, in the unit the criterion compares in: what a person looks at to judge the one that decided.</summary>
public sealed record LabSeries
{
    /// <summary>What a person calls the lab.</summary>
    public required string Title { get; init; }

    /// <summary>What the value must be; its unit is the series', or <see cref="Threshold.UpperLimitOfNormal"/> for multiples of each value's own limit.</summary>
    public required Threshold Require { get; init; }

    /// <summary>The limit for patients with a condition, and the condition; null where there is none.</summary>
    public (Threshold Require, string For)? Instead { get; init; }

    /// <summary>The window in days.</summary>
    public required int WithinDays { get; init; }

    /// <summary>The results that are there as of the day, earliest first, undated ones before all.</summary>
    public ImmutableArray<LabPoint> Points { get; init; } = [];

    /// <summary>The series of a record; placeholders and results without a value are no part of it.</summary>
    public static LabSeries Of(LabCriterion criterion, PatientRecord record, Protocol protocol, AsOf asOf)
    {
        EvaluationContext context = new(record, protocol, asOf);
        HashSet<ResultFact> seen = new(ReferenceEqualityComparer.Instance);
        List<LabPoint> points = [];
        foreach (var concept in criterion.Labs.SelectMany(lab => lab.Codes))
        {
            foreach (var fact in record.Of(concept))
            {
                if (fact is ResultFact { IsDataAbsent: false } result && result.Concepts.Contains(concept) && IsShown(result, asOf) && seen.Add(result))
                {
                    points.Add(Point(criterion, result, context));
                }
            }
        }

        return new LabSeries
        {
            Title = criterion.Labs[0].Title,
            Require = criterion.Require,
            Instead = criterion.Instead is { } instead ? (instead.Require, protocol.Vocabulary.TitleOf(instead.Condition[0])) : null,
            WithinDays = criterion.WithinDays,
            Points = [.. points.OrderBy(point => point.When?.Start ?? DateTimeOffset.MinValue).ThenBy(point => point.Source.ToString(), StringComparer.Ordinal)],
        };
    }

    /// <summary>The lab's title.</summary>
    public override string ToString() => Title;

    private static bool IsShown(ResultFact result, AsOf asOf)
        => result.Value.Kind is not ValueKind.None
            && ResultSelection.StatusOf(result) is not ResultStatus.Registered
            && (ResultSelection.TimeOf(result) is not { } when || asOf.IsThere(when));

    private static LabPoint Point(LabCriterion criterion, ResultFact result, EvaluationContext context)
    {
        var lab = LabEvaluation.LabOf(criterion, result);
        var value = LabValue.Read(lab, result.Value);
        var unit = criterion.Require.IsRelative ? Threshold.UpperLimitOfNormal : lab.Unit;
        var problem = value.Problem;
        if (problem is null && criterion.Require.IsRelative)
        {
            var limit = UpperLimit.Of(result, lab, context);
            (value, problem) = RelativeComparison.Ratio(limit, value, result) is { } ratio ? (ratio, null) : (value, limit.Note);
        }

        LabPoint point = new()
        {
            Source = result.Source,
            When = ResultSelection.TimeOf(result),
            Reported = result.Shown,
            IsFinal = ResultSelection.StatusOf(result) is ResultStatus.Final,
        };
        return problem is null
            ? point with { Low = value.Low, High = value.High, Compared = value.Show(unit) }
            : point with { Problem = new Reason(problem, lab.Title, result.Shown).Sentence };
    }
}
