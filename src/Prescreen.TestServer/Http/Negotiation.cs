using Microsoft.AspNetCore.Http;

namespace Prescreen.TestServer.Http;

/// <summary>Which media types come in and go out: JSON only. See http://hl7.org/fhir/R4/http.html#mime-type.</summary>
internal static class Negotiation
{
    /// <summary>What is refused of a request's media types, or null.</summary>
    public static Problem? Check(HttpRequest request)
    {
        if (request.Query["_format"] is [{ } format, ..] && !IsJson(format))
        {
            return Refusals.Accept(format);
        }

        var accept = request.Headers.Accept.ToString();
        if (accept.Length > 0 && !accept.Split(',').Any(IsAccepted))
        {
            return Refusals.Accept(accept);
        }

        var hasBody = request.ContentLength is > 0 || request.Headers.TransferEncoding.Count > 0;
        return hasBody && HttpMethods.IsPost(request.Method) | HttpMethods.IsPut(request.Method) && !IsForm(request) && !IsJson(request.ContentType ?? "")
            ? Refusals.MediaType(request.ContentType)
            : null;
    }

    public static bool IsForm(HttpRequest request)
        => request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true
            && request.Path.Value!.EndsWith("/_search", StringComparison.Ordinal);

    private static bool IsAccepted(string part)
        => IsJson(part) || part.Contains("*/*", StringComparison.Ordinal) || part.Contains("application/*", StringComparison.Ordinal);

    private static bool IsJson(string text) => text.Contains("json", StringComparison.OrdinalIgnoreCase);
}
