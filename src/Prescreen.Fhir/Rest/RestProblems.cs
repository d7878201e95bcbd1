namespace Prescreen.Fhir.Rest;

/// <summary>Every way a REST call can fail, one factory each. Places name types and parameters, never values.</summary>
internal static class RestProblems
{
    public static Problem Refused(int status, string issues, TimeSpan? retryAfter)
    {
        (ProblemKind kind, string code, string advice) = status switch
        {
            404 or 410 => (ProblemKind.NotFound, "FHIR-101", "it isn't there, or no longer"),
            401 or 403 => (ProblemKind.Forbidden, "FHIR-102", "check the credentials and scopes"),
            409 or 412 => (ProblemKind.Conflict, "FHIR-103", "somebody wrote first, or the condition matches several"),
            405 or 501 => (ProblemKind.Unsupported, "FHIR-104", "the server doesn't support this interaction"),
            408 or 425 or 429 or >= 500 => (ProblemKind.Unavailable, "FHIR-105", "the server is down or busy"),
            _ => (ProblemKind.Invalid, "FHIR-106", "the server doesn't accept the request"),
        };
        return new Problem(kind, code, $"HTTP {status}{issues}: {advice}.") { RetryAfter = retryAfter };
    }

    public static Problem Unreachable(string reason)
        => new(ProblemKind.Unavailable, "FHIR-107", $"The server can't be reached ({reason}).");

    public static Problem TimedOut()
        => new(ProblemKind.Unavailable, "FHIR-108", "The server didn't answer in time.");

    public static Problem Redirected(int status)
        => new(ProblemKind.Invalid, "FHIR-109", $"The server redirects (HTTP {status}), which isn't followed; set the base URL to the server's own address.");

    public static Problem NotJson(int status, string mediaType)
        => new(ProblemKind.Invalid, "FHIR-110", $"HTTP {status} with {mediaType} instead of FHIR JSON; is the base URL a FHIR server's?");

    public static Problem TooLarge(int limit)
        => new(ProblemKind.Invalid, "FHIR-111", $"The answer is larger than {limit} bytes; ask for smaller pages.");

    public static Problem NextLinkLeaves()
        => new(ProblemKind.Invalid, "FHIR-112", "The link to the next page leaves the base URL and isn't followed; set the base URL to the one the server writes into its links.");

    public static Problem PagingLoop(int page)
        => new(ProblemKind.Invalid, "FHIR-113", $"After page {page} the server's next link leads to a page already read.");

    public static Problem TooManyPages(int limit)
        => new(ProblemKind.Invalid, "FHIR-114", $"The search has more than {limit} pages; narrow it or raise the limit.");

    public static Problem BadAddress(string what)
        => new(ProblemKind.Invalid, "FHIR-115", $"Not {what}.");

    public static Problem Empty(int status)
        => new(ProblemKind.Invalid, "FHIR-116", $"HTTP {status} without a body where a resource was asked for.");
}
