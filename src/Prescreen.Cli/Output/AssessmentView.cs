using System.Collections.Immutable;
using Prescreen.Evaluation;

namespace Prescreen.Cli.Output;

/// <summary>What a list shows of an assessment, whether just made or kept as JSON.</summary>
internal sealed record AssessmentView
{
    /// <summary>"Patient/1".</summary>
    public required string Patient { get; init; }

    /// <summary>The status's name.</summary>
    public required string Status { get; init; }

    /// <summary>The criteria in the protocol's order.</summary>
    public ImmutableArray<CriterionView> Criteria { get; init; } = [];

    /// <summary>The first day on which time alone changes something, "2026-12-04"; null for none.</summary>
    public string? ChangesAt { get; init; }

    /// <summary>The ids of the unknown criteria.</summary>
    public IEnumerable<string> Missing => Criteria.Where(criterion => criterion.Outcome == "unknown").Select(criterion => criterion.Id);

    /// <summary>Of an assessment.</summary>
    public static AssessmentView Of(Assessment assessment) => new()
    {
        Patient = assessment.Patient,
        Status = assessment.Status.Name(),
        Criteria = [.. assessment.Verdicts.Select(verdict => new CriterionView(verdict.Criterion.Id, verdict.Outcome.Name(), verdict.Reason))],
        ChangesAt = assessment.ChangesAt is { } day ? $"{day:yyyy-MM-dd}" : null,
    };

    /// <summary>Of a kept one.</summary>
    public static AssessmentView Of(Screening.Assessments.AssessmentView kept) => new()
    {
        Patient = kept.Patient,
        Status = kept.Status.Name(),
        Criteria = [.. kept.Criteria.Select(criterion => new CriterionView(criterion.Id, criterion.Outcome.Name(), criterion.Reason))],
        ChangesAt = kept.ChangesAt is { } day ? $"{day:yyyy-MM-dd}" : null,
    };

    /// <summary>The patient's reference only.</summary>
    public override string ToString() => Patient;
}

/// <summary>One criterion's verdict, as lists show it.</summary>
internal sealed record CriterionView(string Id, string Outcome, string Reason)
{
    /// <summary>Id and outcome only.</summary>
    public override string ToString() => $"{Id} {Outcome}";
}
