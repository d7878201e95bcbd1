using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Prescreen.Protocols;
using Prescreen.Worklist.Hosting;
using Prescreen.Worklist.Pages;

namespace Prescreen.Worklist.Access;

/// <summary>Makes what a page shows around its content.</summary>
internal static class Frames
{
    /// <summary>Must be called before the answer begins: the anti-forgery token comes with a cookie.</summary>
    public static PageFrame Of(HttpContext context, WorklistSystem system, Protocol? study = null)
    {
        PageFrame frame = new()
        {
            Texts = Language.Of(context.Request),
            IsDemo = system.Settings.DemoUser is not null,
            Path = context.Request.Path.Value ?? "/worklist",
            Study = study?.Id,
            StudyTitle = study?.Title,
        };
        if (context.WorklistUser is not { } user)
        {
            return frame;
        }

        var tokens = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
        return frame with { UserName = user.Name, Antiforgery = (tokens.FormFieldName, tokens.RequestToken ?? "") };
    }
}
