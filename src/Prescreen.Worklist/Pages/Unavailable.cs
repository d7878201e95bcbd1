using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Prescreen.Worklist.Access;

namespace Prescreen.Worklist.Pages;

/// <summary>The answer where a store doesn't: the problem's code, which an engineer can look up, and nothing of the request.</summary>
internal static class Unavailable
{
    public static IResult Of(WorklistVisit visit, Problem problem)
        => new RazorComponentResult<UnavailablePage>(new { visit.Frame, problem.Code }) { StatusCode = StatusCodes.Status503ServiceUnavailable };
}
