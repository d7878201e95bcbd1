namespace Prescreen.Screening.Decisions;

/// <summary>Every reason not to carry out an act, but for <see cref="DecisionConflict"/>.</summary>
internal static class DecisionProblems
{
    public static Problem NotThisStudys { get; } = new(ProblemKind.NotFound, "DECI-002", "This study has no such subject; go back to the list.");

    public static Problem NoReason { get; } = new(ProblemKind.Invalid, "DECI-003", "A dismissal needs one of the reasons on offer.");

    public static Problem NoCriterion { get; } = new(ProblemKind.Invalid, "DECI-004", "This reason speaks of a criterion: choose which one of the protocol's.");

    public static Problem NoNote { get; } = new(ProblemKind.Invalid, "DECI-005", "Say it in the note: without words this tells nobody anything.");

    public static Problem NoteTooLong { get; } = new(ProblemKind.Invalid, "DECI-006", $"The note is longer than {SubjectDecisionRequest.LongestNote} characters; shorten it.");

    public static Problem NoLaterDay { get; } = new(ProblemKind.Invalid, "DECI-007", "To defer takes a day after today.");

    public static Problem NobodyNamed { get; } = new(ProblemKind.Invalid, "DECI-008", "To assign takes a person: 'Practitioner/' and an id, or 'user:' and the sign-in's name.");

    public static Problem NothingToUndo { get; } = new(ProblemKind.Invalid, "DECI-010", "There is nothing to undo: no decision stands on this subject.");

    public static Problem Decided { get; } = new(ProblemKind.Invalid, "DECI-011", "A decision stands on this subject: undo it first, then defer.");

    public static Problem BeyondScreening(string status)
        => new(ProblemKind.Invalid, "DECI-009", $"The subject's status is '{status}': it has left the worklist's hands, and only the study's own staff and systems change it.");

    public static Problem MovedOn(string status)
        => new(ProblemKind.Invalid, "DECI-012", $"The status was changed elsewhere after the decision, to '{status}': it can't be undone here.");
}
