using Prescreen.Evaluation;
using Prescreen.Insights;
using Prescreen.Screening.Decisions;
using Prescreen.Screening.Ledger;
using Prescreen.Screening.WriteBack;

namespace Prescreen.Worklist.Tests.Support;

/// <summary>Heads of screenings of the cea-car-t trial, as the read model gives them.</summary>
internal static class Heads
{
    public static DateTimeOffset Noon { get; } = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    public static ScreeningHead Of(string status, EligibilityStatus found, params (string Id, Outcome Outcome)[] outcomes) => new()
    {
        Id = 1,
        Patient = "Patient/1",
        Protocol = "cea-car-t",
        Version = "1.0.0",
        Status = status,
        Subject = "ResearchSubject/s1",
        SubjectVersion = "1",
        Summary = new SubjectSummary { Found = found, Outcomes = [.. outcomes.Select(one => new CriterionOutcome(one.Id, one.Outcome, null))] },
        ChangedAt = Noon,
    };

    public static ScreeningHead Candidate(params (string Id, Outcome Outcome)[] outcomes) => Of("candidate", EligibilityStatus.Candidate, outcomes);

    public static ScreeningHead Potential(params string[] missing)
        => Of("potential-candidate", EligibilityStatus.PotentialCandidate, [.. missing.Select(id => (id, Outcome.Unknown))]);

    /// <summary>Dismissed against a criterion, because the chart says it isn't met; <paramref name="then"/> is what the engine had found.</summary>
    public static ScreeningHead Dismissed(Outcome then, params (string Id, Outcome Outcome)[] now)
    {
        var head = Of("ineligible", EligibilityStatus.Candidate, now).With(DecisionKind.Dismissed);
        return head with { Work = new SubjectWork { Decision = head.Work.Decision! with { Reason = DismissalReasons.NotMetInChart, Criterion = now[0].Id, Found = then } } };
    }

    public static ScreeningHead With(this ScreeningHead head, DecisionKind kind, DateOnly? until = null)
        => head with
        {
            Work = new SubjectWork
            {
                Decision = new PersonDecision { Kind = kind, Until = until, By = "Practitioner/7", At = Noon, Before = "candidate" },
            },
        };
}
