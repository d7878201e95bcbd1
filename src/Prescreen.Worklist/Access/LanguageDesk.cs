using Microsoft.AspNetCore.Http;
using Prescreen.Worklist.Hosting;
using Prescreen.Worklist.Texts;

namespace Prescreen.Worklist.Access;

/// <summary>Keeps the language somebody chose on a page.</summary>
internal sealed class LanguageDesk(WorklistSystem system)
{
    public async Task<IResult> ChooseAsync(HttpContext context)
    {
        if (!await FormGuard.IsOursAsync(context, system.Settings))
        {
            return new Notices(system).FormIsNotOurs(context);
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var now = Language.Of(context.Request).Language;
        var chosen = form["language"].ToString() is { Length: > 0 } named ? named : PageTexts.Languages.First(language => language != now);
        if (PageTexts.Languages.Contains(chosen))
        {
            var options = SessionCookies.Options(system.Settings);
            options.MaxAge = TimeSpan.FromDays(365);
            context.Response.Cookies.Append(Language.Cookie, chosen, options);
        }

        return Results.Redirect(Addresses.Local(form["return"]));
    }
}
