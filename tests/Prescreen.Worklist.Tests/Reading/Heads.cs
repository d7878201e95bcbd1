using System.Globalization;
using Prescreen.Evaluation;
using Prescreen.Insights;
using Prescreen.Screening.Ledger;

namespace Prescreen.Worklist.Tests.Reading;

/// <summary>Invented subjects: a patient, a status, and a letter per criterion (m met, n not met, u unknown, r review).</summary>
internal static class Heads
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private static readonly string[] Ids = ["I1", "I2", "I3", "I4"];

    public static ScreeningHead Head(long id, string status, string outcomes, EligibilityStatus? found = null) => new()
    {
        Id = id,
        Patient = string.Create(CultureInfo.InvariantCulture, $"Patient/{id}"),
        Protocol = "cea",
        Version = "1",
        Status = status,
        Summary = Summary(outcomes, found),
        ChangedAt = Noon.AddMinutes(id),
    };

    public static SubjectSummary Summary(string outcomes, EligibilityStatus? found = null, params NearMiss[] near) => new()
    {
        Found = found ?? (outcomes.Contains('n', StringComparison.Ordinal) ? EligibilityStatus.Ineligible
            : outcomes.Contains('u', StringComparison.Ordinal) ? EligibilityStatus.PotentialCandidate : EligibilityStatus.Candidate),
        Outcomes = [.. outcomes.Select((letter, i) => new CriterionOutcome(Ids[i], Read(letter), null))],
        NearMisses = [.. near],
    };

    private static Outcome Read(char letter) => letter switch
    {
        'm' => Outcome.Met,
        'n' => Outcome.NotMet,
        'u' => Outcome.Unknown,
        _ => Outcome.Review,
    };
}
