namespace Prescreen.TestServer;

/// <summary>The HTTP status and the FHIR issue type of a refusal. See http://hl7.org/fhir/R4/valueset-issue-type.html.</summary>
internal static class RefusalStatus
{
    public static (int Status, string IssueType) Of(Problem problem) => problem switch
    {
        { Code: Refusals.GoneCode } => (410, "deleted"),
        { Code: Refusals.PreconditionCode } => (412, "conflict"),
        { Code: Refusals.MethodCode } => (405, "not-supported"),
        { Code: Refusals.MediaCode } => (415, "not-supported"),
        { Code: Refusals.AcceptCode } => (406, "not-supported"),
        { Code: Refusals.UnauthorizedCode } => (401, "login"),
        { Code: Refusals.UnprocessableCode } => (422, "processing"),
        { Code: Refusals.StoreCode } => (500, "exception"),
        { Kind: ProblemKind.NotFound } => (404, "not-found"),
        { Kind: ProblemKind.Forbidden } => (403, "forbidden"),
        { Kind: ProblemKind.Conflict } => (409, "conflict"),
        { Kind: ProblemKind.Unavailable } => (503, "transient"),
        _ => (400, "invalid"),
    };
}
