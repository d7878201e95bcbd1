using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Prescreen.Worklist.Hosting;

namespace Prescreen.Worklist.Access;

/// <summary>Tells whether a form came from one of our own pages, shown to the same session.</summary>
internal static class FormGuard
{
    private const long LargestForm = 256 * 1024;

    /// <summary>False where the browser says another site sent it, where the anti-forgery token isn't this session's, or where it is no form.</summary>
    public static async Task<bool> IsOursAsync(HttpContext context, WorklistSettings settings)
    {
        var headers = context.Request.Headers;
        // Browsers set both and scripts can't; a client that sends neither still needs the token.
        if (!IsOurs(headers["Sec-Fetch-Site"].ToString(), headers.Origin.ToString(), context.Request, settings))
        {
            return false;
        }

        if (!context.Request.HasFormContentType || context.Request.ContentLength > LargestForm)
        {
            return false;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = LargestForm;
        }

        try
        {
            await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (Exception failure) when (failure is InvalidDataException or BadHttpRequestException)
        {
            // A null character, too many fields, too long: no form of ours sends that.
            return false;
        }

        return await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context);
    }

    private static bool IsOurs(string site, string origin, HttpRequest request, WorklistSettings settings) => (site, origin) switch
    {
        (not ("" or "same-origin"), _) => false,
        (_, "") => true,
        // Our Referrer-Policy has browsers say so of our own pages; but a frame of anybody's that is locked up says it too.
        (_, "null") => site == "same-origin",
        // By the name that was asked for too: on one's own machine "localhost" and "127.0.0.1" are both right.
        _ => origin == settings.PublicUrl.GetLeftPart(UriPartial.Authority) || (Uri.TryCreate(origin, UriKind.Absolute, out var sender) && sender.Authority == request.Host.Value),
    };
}
