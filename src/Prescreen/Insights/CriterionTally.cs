using System.Collections.Immutable;
using Prescreen.Evaluation;
using Prescreen.Facts;
using Prescreen.Protocols;
using Prescreen.Protocols.Criteria;
using Prescreen.Units;

namespace Prescreen.Insights;

/// <summary>Counts one criterion over patients.</summary>
internal sealed class CriterionTally(Criterion criterion)
{
    private readonly DataTally all = new();
    private readonly DataTally considered = new();
    private readonly ImmutableArray<LabDefinition> relative = LabsComparedWithALimit(criterion);
    private readonly int? window = WindowOf(criterion);
    private int stale;
    private int results;
    private int withoutLimit;
    private int patientsWithoutLimit;

    public CriterionReadiness Readiness => new(criterion, all.Counts, considered.Counts)
    {
        Stale = window is null ? null : stale,
        Ranges = relative.IsEmpty ? null : new ReferenceRangeCounts(results, withoutLimit, patientsWithoutLimit),
    };

    public void Add(Verdict verdict, PatientRecord record, DateTimeOffset asOf, bool isConsidered)
    {
        all.Add(verdict);
        if (isConsidered)
        {
            considered.Add(verdict);
        }

        // A pending result is evidence of an open criterion too, but lies in the window.
        if (window is { } days && verdict.Outcome is Outcome.Unknown && verdict.Evidence.Count > 0 && verdict.Evidence[0].Effective is { } when && when.End < asOf.AddDays(-days))
        {
            stale++;
        }

        CountRanges(record);
    }

    private static int? WindowOf(Criterion criterion) => criterion switch
    {
        LabCriterion lab => lab.WithinDays,
        GradeCriterion grade => grade.WithinDays,
        SerologyCriterion serology => serology.WithinDays,
        PregnancyTestCriterion test => test.WithinDays,
        _ => null,
    };

    private static ImmutableArray<LabDefinition> LabsComparedWithALimit(Criterion criterion)
        => criterion is LabCriterion lab && (lab.Require.IsRelative || lab.Instead is { Require.IsRelative: true }) ? lab.Labs : [];

    private void CountRanges(PatientRecord record)
    {
        var (mine, lacking) = (0, 0);
        HashSet<ResultFact> seen = [];
        foreach (var lab in relative)
        {
            foreach (var result in LabResults.Of(lab, record).Where(seen.Add))
            {
                mine++;
                lacking += lab.UpperLimits.IsEmpty && !result.ReferenceRanges.Any(HasUpperLimit) ? 1 : 0;
            }
        }

        results += mine;
        withoutLimit += lacking;
        patientsWithoutLimit += mine > 0 && lacking == mine ? 1 : 0;
    }

    private static bool HasUpperLimit(ReferenceRange range)
        => range.IsNormal && (range.High is not null || (range.Text is { } text && QuantityText.ParseRange(text).TryGet(out var words, out _) && words.High is not null));
}
