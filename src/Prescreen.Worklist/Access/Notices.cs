using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Prescreen.Worklist.Hosting;

namespace Prescreen.Worklist.Access;

/// <summary>The answers that show nothing of a study. None tells whether what was asked for exists.</summary>
internal sealed class Notices(WorklistSystem system)
{
    /// <summary>Sends a page's visitor to the sign-in, to come back afterwards.</summary>
    public static IResult AskToSignIn(HttpContext context)
        => Results.Redirect($"{Addresses.SignIn}?to={Uri.EscapeDataString($"{context.Request.Path}{context.Request.QueryString}")}");

    public IResult SignedOut(HttpContext context) => Of(context, StatusCodes.Status401Unauthorized, "signed-out", Addresses.SignIn);

    public IResult NoStudy(HttpContext context) => Of(context, StatusCodes.Status403Forbidden, "no-study");

    public IResult NotFound(HttpContext context) => Of(context, StatusCodes.Status404NotFound, "not-found", Addresses.Root);

    public IResult ReadersOnlySee(HttpContext context) => Of(context, StatusCodes.Status403Forbidden, "reader", Addresses.Root);

    public IResult FormIsNotOurs(HttpContext context) => Of(context, StatusCodes.Status400BadRequest, "form", Addresses.Root);

    public IResult NoAudit(HttpContext context) => Of(context, StatusCodes.Status503ServiceUnavailable, "no-audit", Addresses.Root);

    /// <summary>A sign-in that came to nothing, with the problem's code and no more: its text may name what only staff should read.</summary>
    public RazorComponentResult<NoticePage> SignInFailed(HttpContext context, Problem problem)
        => Of(context, problem.Kind is ProblemKind.Unavailable ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status403Forbidden, "sign-in-failed", Addresses.SignIn, problem.Code);

    private RazorComponentResult<NoticePage> Of(HttpContext context, int status, string key, string? link = null, string? code = null)
    {
        Dictionary<string, object?> parameters = new()
        {
            [nameof(NoticePage.Frame)] = Frames.Of(context, system),
            [nameof(NoticePage.Key)] = key,
            [nameof(NoticePage.Link)] = link,
            [nameof(NoticePage.Code)] = code,
        };
        return new RazorComponentResult<NoticePage>(parameters) { StatusCode = status };
    }
}
