using System.Collections.Immutable;
using System.Text.Json;
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

    /// <summary>Of an object that <see cref="Screening.Assessments.AssessmentJson"/> wrote.</summary>
    public static AssessmentView Of(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        return new AssessmentView
        {
            Patient = Text(root, "patient"),
            Status = Text(root, "status"),
            Criteria = [.. root.GetProperty("criteria").EnumerateArray().Select(one => new CriterionView(Text(one, "id"), Text(one, "outcome"), Text(one, "reason")))],
            ChangesAt = root.TryGetProperty("changesAt", out var day) ? day.GetString() : null,
        };
    }

    /// <summary>The patient's reference only.</summary>
    public override string ToString() => Patient;

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";
}

/// <summary>One criterion's verdict, as lists show it.</summary>
internal sealed record CriterionView(string Id, string Outcome, string Reason)
{
    /// <summary>Id and outcome only.</summary>
    public override string ToString() => $"{Id} {Outcome}";
}
