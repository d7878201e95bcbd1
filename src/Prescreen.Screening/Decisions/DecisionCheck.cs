using Prescreen.Fhir.Rest;

namespace Prescreen.Screening.Decisions;

/// <summary>Whether a request can be carried out as it stands, whatever the subject's state.</summary>
internal static class DecisionCheck
{
    /// <summary>The first thing that is wrong; null where all is well. <paramref name="today"/> is the site's.</summary>
    public static Problem? Of(SubjectDecisionRequest request, DateOnly today)
    {
        if (request.Note?.Length > SubjectDecisionRequest.LongestNote)
        {
            return DecisionProblems.NoteTooLong;
        }

        return request.Act switch
        {
            DecisionAct.Dismiss => OfDismissal(request),
            DecisionAct.Defer => request.Until > today ? null : DecisionProblems.NoLaterDay,
            DecisionAct.Assign => IsPerson(request.AssignTo) ? null : DecisionProblems.NobodyNamed,
            DecisionAct.Note => string.IsNullOrWhiteSpace(request.Note) ? DecisionProblems.NoNote : null,
            DecisionAct.TakeToScreening or DecisionAct.Unassign or DecisionAct.Undo => null,
            _ => throw new ArgumentOutOfRangeException(nameof(request)),
        };
    }

    private static Problem? OfDismissal(SubjectDecisionRequest request)
    {
        if (request.Reason is not { } reason || !DismissalReasons.All.Contains(reason))
        {
            return DecisionProblems.NoReason;
        }

        var isKnown = request.Criterion is { } id && request.Protocol.Criteria.Any(criterion => criterion.Id == id);
        if (!isKnown && (request.Criterion is not null || DismissalReasons.NeedsCriterion(reason)))
        {
            return DecisionProblems.NoCriterion;
        }

        return reason == DismissalReasons.Other && string.IsNullOrWhiteSpace(request.Note) ? DecisionProblems.NoNote : null;
    }

    private static bool IsPerson(string? id) => id is ['u', 's', 'e', 'r', ':', _, ..]
        || (id?.StartsWith("Practitioner/", StringComparison.Ordinal) == true && VersionedLocation.Split(id).Location == id);
}
