using Prescreen.Protocols;

namespace Prescreen.Screening.Decisions;

/// <summary>What one person wants to do about one subject, and what that person saw.</summary>
public sealed record SubjectDecisionRequest
{
    /// <summary>The longest note, in characters.</summary>
    public const int LongestNote = 4000;

    /// <summary>The trial; a subject of another one isn't found.</summary>
    public required Protocol Protocol { get; init; }

    /// <summary>The patient's relative reference; an identifier, not for logs.</summary>
    public required string Patient { get; init; }

    /// <summary>"ResearchSubject/1".</summary>
    public required string Subject { get; init; }

    /// <summary>The subject's version that the person looked at.</summary>
    public required string ExpectedVersion { get; init; }

    /// <summary>What to do.</summary>
    public required DecisionAct Act { get; init; }

    /// <summary>Who does it.</summary>
    public required Person By { get; init; }

    /// <summary>The criterion a subject is dismissed against, by id; needed for the reasons that speak of a criterion.</summary>
    public string? Criterion { get; init; }

    /// <summary>Why a subject is dismissed: a code of <see cref="DismissalReasons"/>.</summary>
    public string? Reason { get; init; }

    /// <summary>Words to keep with the act; needed for <see cref="DecisionAct.Note"/> and for the reason "other".</summary>
    public string? Note { get; init; }

    /// <summary>The day to look again, at the site; needed for <see cref="DecisionAct.Defer"/>.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Whom to give it to, as <see cref="Person.Id"/>; needed for <see cref="DecisionAct.Assign"/>.</summary>
    public string? AssignTo { get; init; }

    /// <summary>The name of whom to give it to; null where not known.</summary>
    public string? AssignToName { get; init; }

    /// <summary>Nothing of the patient.</summary>
    public override string ToString() => $"{Act} by {By}";
}
