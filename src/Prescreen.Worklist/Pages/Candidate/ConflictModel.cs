using Prescreen.Screening.Decisions;
using Prescreen.Worklist.Subjects;

namespace Prescreen.Worklist.Pages.Candidate;

/// <summary>What one person wanted beside what another did meanwhile.</summary>
public sealed record ConflictModel
{
    /// <summary>What is around the page.</summary>
    public required PageFrame Frame { get; init; }

    /// <summary>Both sides.</summary>
    public required DecisionConflict Conflict { get; init; }

    /// <summary>The subject's page.</summary>
    public required string Address { get; init; }

    /// <summary>Who the patient is.</summary>
    public required PatientName Name { get; init; }

    /// <summary>The site's time zone.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>What was asked for.</summary>
    public SubjectDecisionRequest Ours => Conflict.Ours;

    /// <summary>A criterion's words by its id.</summary>
    public string Words(string id) => Ours.Protocol.Criteria.FirstOrDefault(criterion => criterion.Id == id)?.Text ?? id;

    /// <summary>Nothing of the patient.</summary>
    public override string ToString() => Ours.ToString();
}
