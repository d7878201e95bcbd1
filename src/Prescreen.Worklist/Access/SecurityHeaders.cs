using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Prescreen.Worklist.Hosting;

namespace Prescreen.Worklist.Access;

/// <summary>What every answer tells the browser not to do. <see href="https://www.w3.org/TR/CSP3/"/></summary>
internal sealed class SecurityHeaders(WorklistSettings settings)
{
    private const int NonceBytes = 16;

    private readonly string ancestors = settings.FrameAncestors.IsEmpty ? "'none'" : string.Join(' ', settings.FrameAncestors);

    public Task RunAsync(HttpContext context, RequestDelegate next)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(NonceBytes));
        context.Nonce(nonce);
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'self'; script-src 'self' 'nonce-{nonce}'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors {ancestors}";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=(), browsing-topics=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (settings.FrameAncestors.IsEmpty)
        {
            headers.XFrameOptions = "DENY";
        }

        if (settings.IsSecure)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }

        return next(context);
    }
}
