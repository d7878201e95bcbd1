using Prescreen.Evaluation;
using Prescreen.Fhir.Model;
using Prescreen.Insights;

namespace Prescreen.Screening.WriteBack;

/// <summary>Which status a subject gets, and whether what we found speaks against what a person decided.</summary>
/// <param name="Status">The status that stands afterwards; null where there is no subject and none is to be made.</param>
/// <param name="IsWritten">True where the machine writes the subject.</param>
/// <param name="IsPersons">True where a person set the status, so that the machine keeps off.</param>
/// <param name="IsContrary">True where the verdicts speak against what the person set.</param>
/// <param name="IsWorse">True where the machine takes back a better status of its own.</param>
internal sealed record SubjectDecision(string? Status, bool IsWritten, bool IsPersons, bool IsContrary, bool IsWorse)
{
    /// <summary>The dismissal whose criterion is now met; null where the record doesn't speak for a dismissed subject.</summary>
    public PersonDecision? Contradicted { get; init; }

    /// <summary>True where a person ended the matter: nothing more is owed.</summary>
    public bool IsOver => IsPersons && Status is not null && SubjectStatuses.IsEnded(Status);

    public static SubjectDecision Of(ResearchSubject? current, Evaluation.Assessment assessment)
    {
        var found = assessment.Status;
        var wanted = found is EligibilityStatus.NotConsidered ? null : found.Name();
        if (current is null)
        {
            return new SubjectDecision(wanted, wanted is not null, IsPersons: false, IsContrary: false, IsWorse: false);
        }

        var machines = current.Extensions.FirstOrDefault(extension => extension.Url == PrescreenUrls.MachineStatus)?.Value;
        if (machines != current.Status || !SubjectStatuses.IsMachines(current.Status) || IsDecided(SubjectWork.Of(current)))
        {
            var favoured = ContraryEvidence.InFavour(current.Status, SubjectWork.Of(current), SubjectSummary.Of(assessment));
            var isContrary = favoured is not null || ContraryEvidence.IsAgainst(current.Status, found);
            return new SubjectDecision(current.Status, IsWritten: false, IsPersons: true, isContrary, IsWorse: false)
            {
                Contradicted = favoured is null ? null : SubjectWork.Of(current).Decision,
            };
        }

        // Who is no longer considered keeps subject and status: a person decides, so that nobody is lost silently.
        var isWorse = Rank(wanted ?? "ineligible") < Rank(current.Status);
        return new SubjectDecision(wanted ?? current.Status, IsWritten: true, IsPersons: false, IsContrary: false, isWorse);
    }

    /// <summary>True where a status that the machine may set isn't what it found last: a person who undid a decision gave back the status of then.</summary>
    public static bool IsOwed(string status, SubjectWork work, EligibilityStatus found)
        => SubjectStatuses.IsMachines(status) && !IsDecided(work) && found is not EligibilityStatus.NotConsidered && status != found.Name();

    // A person may set the very status that the machine set: the decision beside it tells whose it is.
    private static bool IsDecided(SubjectWork work) => work.Decision is { Kind: DecisionKind.Screening or DecisionKind.Dismissed };

    private static int Rank(string status) => status switch
    {
        "candidate" => 2,
        "potential-candidate" => 1,
        _ => 0,
    };
}
