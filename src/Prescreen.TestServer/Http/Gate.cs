using Microsoft.AspNetCore.Http;
using Prescreen.TestServer.Auth;
using Prescreen.TestServer.Faults;
using Prescreen.TestServer.Interactions;

namespace Prescreen.TestServer.Http;

/// <summary>The order of things for every request: faults, then sign-in, then who asks, then FHIR.</summary>
internal sealed class Gate(HttpFront front, FaultMiddleware faults, AuthServer auth, TestServerOptions options)
{
    public Task RunAsync(HttpContext context) => faults.RunAsync(context, () => AnswerAsync(context));

    private Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        if (path != options.PathPrefix && !path.StartsWith(options.PathPrefix + "/", StringComparison.Ordinal))
        {
            return front.SendAsync(context, FhirResponse.Of(Refusals.NoRoute(path)));
        }

        var route = path[options.PathPrefix.Length..].Trim('/');
        if (auth.Answer(context, route) is { } answered)
        {
            return answered;
        }

        if (route != "metadata" && options.RequireBearer && !auth.Tokens.IsGood(context.Request.Headers.Authorization.ToString()))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return front.SendAsync(context, FhirResponse.Of(Refusals.Unauthorized("A bearer token is missing, unknown or expired.")));
        }

        return front.RunAsync(context);
    }
}
