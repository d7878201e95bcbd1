using System.Net;
using System.Net.Http.Headers;
using Prescreen.Fhir.Rest;

namespace Prescreen.Fhir.Auth;

/// <summary>Adds the bearer token to requests under the base URL, and to no other; renews it once when the server answers 401.</summary>
internal sealed class BearerHandler(HttpMessageHandler inner, FhirAddress address, IAccessTokenSource tokens) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is not { } target || !address.Contains(target))
        {
            return await base.SendAsync(request, cancellationToken);
        }

        if (!(await tokens.GetAsync(null, cancellationToken)).TryGet(out AccessToken? token, out Problem? problem))
        {
            return Failed(request, problem);
        }

        HttpResponseMessage first = await SendAsync(request, token, cancellationToken);
        if (first.StatusCode is not HttpStatusCode.Unauthorized)
        {
            return first;
        }

        Result<AccessToken> renewed = await tokens.GetAsync(token.Value, cancellationToken);
        if (!renewed.TryGet(out AccessToken? fresh, out problem))
        {
            first.Dispose();
            return Failed(request, problem);
        }

        if (string.Equals(fresh.Value, token.Value, StringComparison.Ordinal))
        {
            return first;
        }

        first.Dispose();
        return await SendAsync(request, fresh, cancellationToken);
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, AccessToken token, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
        return base.SendAsync(request, cancellationToken);
    }

    private static HttpResponseMessage Failed(HttpRequestMessage request, Problem problem)
    {
        request.Options.Set(RequestNotes.Failure, problem);
        return new HttpResponseMessage(problem.Kind is ProblemKind.Unavailable ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.Unauthorized)
        {
            RequestMessage = request,
        };
    }
}
