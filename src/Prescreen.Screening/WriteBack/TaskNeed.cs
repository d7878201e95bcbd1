using System.Collections.Immutable;
using System.Globalization;
using Prescreen.Evaluation;

namespace Prescreen.Screening.WriteBack;

/// <summary>Something a person must do about a subject.</summary>
/// <param name="Part">What it is about, the same for the same thing: no task is made twice.</param>
/// <param name="Code">review, missing-test, contrary-evidence, verdict-changed or no-longer-considered.</param>
/// <param name="Description">In a coordinator's words, without anything quoted from the record.</param>
internal sealed record TaskNeed(string Part, string Code, string Description)
{
    public static ImmutableArray<TaskNeed> Of(SubjectUpdate update, SubjectDecision decision)
    {
        var needs = ImmutableArray.CreateBuilder<TaskNeed>();
        var assessment = update.Assessment;
        if (decision.Contradicted is { Criterion: { } criterion } dismissal)
        {
            // Another dismissal, another need: what was answered once isn't owed by the answer.
            return [new TaskNeed(
                $"contrary|{criterion}|{dismissal.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)}",
                "contrary-evidence",
                $"Look again: the subject was dismissed against {criterion}, which is now met on record.")];
        }

        if (decision.IsContrary)
        {
            var failed = string.Join(", ", assessment.Verdicts.Where(verdict => verdict.Outcome is Outcome.NotMet).Select(verdict => verdict.Criterion.Id));
            needs.Add(new TaskNeed($"contrary|{failed}", "contrary-evidence", $"Look again: the record now speaks against the status a person set ({Or(failed, "no longer considered")})."));
        }

        if (decision.IsOver)
        {
            return [];
        }

        if (assessment.Status is EligibilityStatus.NotConsidered)
        {
            needs.Add(new TaskNeed("no-longer-considered", "no-longer-considered", "The record no longer shows what the trial considers; decide whether to close the subject."));
        }
        else if (decision.IsWorse)
        {
            var what = Or(string.Join(", ", update.Worsened), "see the assessment");
            needs.Add(new TaskNeed(
                $"changed|{update.Fingerprint}",
                "verdict-changed",
                $"No longer what it was: evidence was added, corrected or withdrawn, or has become too old ({what})."));
        }

        var isOpen = decision.Status is not (null or "ineligible" or "off-study" or "withdrawn" or "not-registered");
        if (isOpen && assessment.Status is (EligibilityStatus.Candidate or EligibilityStatus.PotentialCandidate))
        {
            needs.AddRange(assessment.Verdicts.Select(OfVerdict).OfType<TaskNeed>());
        }

        return needs.ToImmutable();
    }

    public override string ToString() => Code;

    private static TaskNeed? OfVerdict(Verdict verdict) => verdict.Outcome switch
    {
        // A review done on some resources isn't owed again until there are others.
        Outcome.Review => new TaskNeed($"review|{verdict.Criterion.Id}|{Sources(verdict)}", "review", $"Read and decide {verdict.Criterion.Id}: {verdict.Criterion.Text}"),
        Outcome.Unknown => new TaskNeed($"missing|{verdict.Criterion.Id}", "missing-test", $"Missing for {verdict.Criterion.Id}: {verdict.Criterion.Text}"),
        Outcome.Met or Outcome.NotMet or Outcome.Judgement or Outcome.NotFound or Outcome.NotApplicable => null,
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };

    private static string Sources(Verdict verdict) => string.Join(' ', verdict.Evidence.Select(evidence => evidence.Source.Unversioned).Order(StringComparer.Ordinal));

    private static string Or(string text, string otherwise) => text.Length == 0 ? otherwise : text;
}
