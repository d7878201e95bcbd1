using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Prescreen.TestServer.Interactions;
using Prescreen.TestServer.Json;

namespace Prescreen.TestServer.Http;

/// <summary>Turns HTTP into <see cref="FhirRequest"/> and <see cref="FhirResponse"/> into HTTP. See http://hl7.org/fhir/R4/http.html.</summary>
internal sealed class HttpFront(FhirService service, string prefix)
{
    public async Task RunAsync(HttpContext context)
    {
        var aborted = context.RequestAborted;
        if (Negotiation.Check(context.Request) is { } refused)
        {
            await SendAsync(context, FhirResponse.Of(refused));
            return;
        }

        using MemoryStream body = new();
        await context.Request.Body.CopyToAsync(body, aborted);
        ReadOnlyMemory<byte> bytes = body.GetBuffer().AsMemory(0, (int)body.Length);
        var request = Describe(context.Request);
        if (Negotiation.IsForm(context.Request))
        {
            var form = Encoding.UTF8.GetString(bytes.Span);
            var query = request.Query.Length == 0 ? form : $"{request.Query}&{form}";
            await SendAsync(context, await service.RunAsync(request with { Query = query }, aborted));
            return;
        }

        if (request.Method is not ("POST" or "PUT") || (bytes.Length == 0 && request.Segments is [.., ['$', ..] or "_search"]))
        {
            await SendAsync(context, await service.RunAsync(request, aborted));
            return;
        }

        if (!StrictJson.Parse(bytes).TryGet(out var document, out var problem))
        {
            await SendAsync(context, FhirResponse.Of(problem));
            return;
        }

        using (document)
        {
            await SendAsync(context, await service.RunAsync(request with { Resource = document.RootElement, Query = WithParameters(request, document.RootElement) }, aborted));
        }
    }

    /// <summary>Sends an answer; Location and links point to the address the client used.</summary>
    public async Task SendAsync(HttpContext context, FhirResponse answer)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        response.Headers.Date = service.Clock.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        if (answer.ETag is not null)
        {
            response.Headers.ETag = answer.ETag;
        }

        if (answer.LastModified is { } modified)
        {
            response.Headers.LastModified = modified.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        }

        if (answer.Location is not null)
        {
            response.Headers.Location = BaseOf(context.Request) + answer.Location;
        }

        if (answer.Status is 204 or 304 || answer.Body.Length == 0)
        {
            return;
        }

        response.ContentType = "application/fhir+json; charset=utf-8";
        response.ContentLength = answer.Body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(answer.Body, context.RequestAborted);
        }
    }

    private FhirRequest Describe(HttpRequest request)
    {
        var headers = request.Headers;
        var path = request.Path.Value![prefix.Length..];
        return new FhirRequest(
            HttpMethods.IsHead(request.Method) ? "GET" : request.Method.ToUpperInvariant(),
            path.Split('/', StringSplitOptions.RemoveEmptyEntries),
            request.QueryString.HasValue ? request.QueryString.Value![1..] : "")
        {
            BaseUrl = BaseOf(request),
            IfMatch = One(headers.IfMatch),
            IfNoneMatch = One(headers.IfNoneMatch),
            IfNoneExist = One(headers["If-None-Exist"])?.TrimStart('?'),
            Prefer = One(headers["Prefer"]) ?? "",
        };
    }

    // Operations called by POST send their input as Parameters; simple values are the same as a query's.
    private static string WithParameters(FhirRequest request, JsonElement body)
        => request.Segments is [.., ['$', ..]] ? OperationInput.AsQuery(request.Query, body) : request.Query;

    private string BaseOf(HttpRequest request) => $"{request.Scheme}://{request.Host}{prefix}/";

    private static string? One(Microsoft.Extensions.Primitives.StringValues values) => values.Count == 0 ? null : values[0];
}
