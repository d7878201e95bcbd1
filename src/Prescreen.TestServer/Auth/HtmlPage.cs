using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Prescreen.TestServer.Auth;

/// <summary>A page of the server: no script, one style known by its hash, no frames. See https://www.w3.org/TR/CSP3/.</summary>
internal static class HtmlPage
{
    private const string Style = """
        body{font:1.05rem/1.5 system-ui,sans-serif;max-width:32rem;margin:2rem auto;padding:0 1rem;color:#1b1f24;background:#fff}
        label{display:block;margin:1rem 0 .25rem;font-weight:600}
        input,select,button{font:inherit;padding:.6rem;width:100%;box-sizing:border-box;border:1px solid #59636e;border-radius:.4rem;background:#fff;color:inherit}
        button{margin:.4rem 0;text-align:left;cursor:pointer}
        button:hover,button:focus{outline:3px solid #0550ae}
        .note{border-left:4px solid #a40e26;padding-left:.8rem}
        small{display:block;color:#59636e}
        """;

    private static readonly string StyleHash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)));

    /// <summary>Sends the page; its forms may lead, by redirects, to the addresses given and to the server itself.</summary>
    public static Task SendAsync(HttpContext context, int status, string title, Markup body, IEnumerable<string> formTargets)
    {
        var page = new Markup($"""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title><style>{Css}</style></head>
            <body><main><h1>{title}</h1>
            {body}
            </main></body>
            </html>
            """);
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'sha256-{StyleHash}'; form-action {string.Join(' ', formTargets.Select(Source).Prepend("'self'").Distinct())}; base-uri 'none'; frame-ancestors 'none'";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        return response.WriteAsync(page.Html, context.RequestAborted);
    }

    private static Markup Css { get; } = Literal(Style);

    private static Markup Literal(string html)
    {
        MarkupHandler handler = new(html.Length, 0);
        handler.AppendLiteral(html);
        return new Markup(handler);
    }

    // CSP has no form for IPv6 addresses and none for an app's own scheme but the scheme alone.
    private static string Source(string url) => new Uri(url) is { Scheme: "http" or "https", HostNameType: not UriHostNameType.IPv6 } web
        ? web.GetLeftPart(UriPartial.Authority)
        : new Uri(url).Scheme + ":";
}
