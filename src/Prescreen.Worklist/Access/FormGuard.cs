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
        // Browsers set both and scripts can't; a client that sends neither still needs the token. Our Referrer-Policy has them say "null" of our own pages.
        if (headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin")
            || (headers.Origin.ToString() is not ("" or "null") and var origin && origin != settings.PublicUrl.GetLeftPart(UriPartial.Authority)))
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

        return await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context);
    }
}
