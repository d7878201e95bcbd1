using Microsoft.AspNetCore.Http;
using Prescreen.TestServer.Auth;
using Prescreen.TestServer.Faults;
using Prescreen.TestServer.Interactions;

namespace Prescreen.TestServer.Http;

/// <summary>The order of things for every request: faults, then who asks, then FHIR.</summary>
internal sealed class Gate(HttpFront front, FaultMiddleware faults, TokenDesk tokens, TestServerOptions options)
{
    public Task RunAsync(HttpContext context) => faults.RunAsync(context, () => AnswerAsync(context));

    private Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        if (path != options.PathPrefix && !path.StartsWith(options.PathPrefix + "/", StringComparison.Ordinal))
        {
            return front.SendAsync(context, FhirResponse.Of(Refusals.NoRoute(path)));
        }

        switch (path[options.PathPrefix.Length..].Trim('/'))
        {
            case ".well-known/smart-configuration":
                return tokens.DescribeAsync(context);
            case "auth/token" when HttpMethods.IsPost(context.Request.Method):
                return tokens.IssueAsync(context);
            case "metadata":
                return front.RunAsync(context);
            default:
                if (options.RequireBearer && !tokens.IsGood(context.Request.Headers.Authorization.ToString()))
                {
                    context.Response.Headers.WWWAuthenticate = "Bearer";
                    return front.SendAsync(context, FhirResponse.Of(Refusals.Unauthorized("A bearer token is missing, unknown or expired.")));
                }

                return front.RunAsync(context);
        }
    }
}
