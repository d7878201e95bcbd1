namespace Prescreen.Worklist.Access;

/// <summary>Every way access can fail, one factory each. None tells keys, codes, states or who it was.</summary>
internal static class WorklistProblems
{
    public static Problem NoSession() => new(ProblemKind.NotFound, "WORK-010", "There is no such session, or it has ended.");

    public static Problem UnknownIssuer() => new(ProblemKind.Forbidden, "WORK-011", "The launch came from an EHR that isn't among Prescreen:Worklist:Smart; set exactly what it sends as iss.");

    public static Problem UnknownWay() => new(ProblemKind.NotFound, "WORK-012", "There is no such way to sign in.");

    public static Problem StateUnknown()
        => new(ProblemKind.Forbidden, "WORK-013", "The answer of the sign-in doesn't belong to one that this browser began in the last ten minutes; begin again.");

    public static Problem Denied(string? error) => new(ProblemKind.Forbidden, "WORK-014", $"The EHR or identity provider refused the sign-in{(error is null ? "" : $" ({error})")}.");

    public static Problem NotLoopback() => new(ProblemKind.Forbidden, "WORK-015", "The demonstration's user is for this machine alone.");

    public static Problem UnknownStudy(string key) => new(ProblemKind.Invalid, "WORK-016", "The setting names a study that is no active protocol.") { Place = key };
}
