using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Prescreen.Evaluation;
using Prescreen.Insights;

namespace Prescreen.Screening.Assessments;

/// <summary>An assessment as <see cref="AssessmentJson"/> wrote it, read again.</summary>
public sealed record AssessmentView
{
    /// <summary>"Patient/1".</summary>
    public required string Patient { get; init; }

    /// <summary>The protocol's id.</summary>
    public required string Protocol { get; init; }

    /// <summary>The protocol's version.</summary>
    public required string Version { get; init; }

    /// <summary>The instant the verdicts hold for.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The status found.</summary>
    public required EligibilityStatus Status { get; init; }

    /// <summary>The verdicts in the protocol's order.</summary>
    public ImmutableArray<CriterionView> Criteria { get; init; } = [];

    /// <summary>The ids of the unknown criteria.</summary>
    public ImmutableArray<string> Missing { get; init; } = [];

    /// <summary>The first day on which time alone changes something; null for none.</summary>
    public DateOnly? ChangesAt { get; init; }

    /// <summary>What a list needs of it. Near misses aren't in the JSON: there are none.</summary>
    public SubjectSummary Summary => new()
    {
        Found = Status,
        Outcomes = [.. Criteria.Select(criterion => new CriterionOutcome(criterion.Id, criterion.Outcome, criterion.ChangesAt))],
    };

    /// <summary>Reads the object; LEDG-017 where it is none of ours, or of another version.</summary>
    public static Result<AssessmentView> Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Of(document.RootElement);
        }
        catch (Exception foreign) when (foreign is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or OverflowException)
        {
            return new Problem(ProblemKind.Invalid, "LEDG-017", "A stored assessment can't be read; run 'prescreen ledger rebuild' to screen everybody anew.");
        }
    }

    /// <summary>Protocol and status only.</summary>
    public override string ToString() => $"{Protocol} {Version}: {Status.Name()}";

    private static AssessmentView Of(JsonElement root) => new()
    {
        Patient = Text(root, "patient"),
        Protocol = Text(root, "protocol"),
        Version = Text(root, "version"),
        AsOf = DateTimeOffset.Parse(Text(root, "asOf"), CultureInfo.InvariantCulture),
        Status = OutcomeNames.ParseStatus(Text(root, "status")) ?? throw new FormatException("status"),
        Criteria = [.. root.GetProperty("criteria").EnumerateArray().Select(Criterion)],
        Missing = [.. root.GetProperty("missing").EnumerateArray().Select(id => id.GetString() ?? "")],
        ChangesAt = Day(root),
    };

    private static CriterionView Criterion(JsonElement criterion) => new()
    {
        Id = Text(criterion, "id"),
        Outcome = OutcomeNames.Parse(Text(criterion, "outcome")) ?? throw new FormatException("outcome"),
        Basis = Text(criterion, "basis"),
        Reason = Text(criterion, "reason"),
        Evidence = [.. criterion.GetProperty("evidence").EnumerateArray().Select(Evidence)],
        ChangesAt = Day(criterion),
    };

    private static EvidenceView Evidence(JsonElement evidence) => new()
    {
        Reference = Text(evidence, "reference"),
        Value = Text(evidence, "value"),
        Compared = TextOrNull(evidence, "compared"),
        Effective = TextOrNull(evidence, "effective"),
        Text = TextOrNull(evidence, "text"),
        Start = evidence.TryGetProperty("start", out var start) ? start.GetInt32() : 0,
        End = evidence.TryGetProperty("end", out var end) ? end.GetInt32() : 0,
    };

    private static DateOnly? Day(JsonElement element)
        => TextOrNull(element, "changesAt") is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? throw new FormatException(name);

    private static string? TextOrNull(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
