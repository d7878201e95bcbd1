using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Prescreen.Screening.Tests.Support;

/// <summary>Makes a server look, and behave, like one without transactions, or one that names every resource itself.</summary>
internal sealed class SparseServer(bool hasTransactions, bool takesClientIds) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!hasTransactions && request.Method == HttpMethod.Post && request.RequestUri!.AbsolutePath.TrimEnd('/').EndsWith("/fhir", StringComparison.Ordinal))
        {
            return new HttpResponseMessage(HttpStatusCode.NotFound);
        }

        if (!takesClientIds && request.Method == HttpMethod.Put && !await ExistsAsync(request, cancellationToken))
        {
            return new HttpResponseMessage(HttpStatusCode.MethodNotAllowed);
        }

        var response = await base.SendAsync(request, cancellationToken);
        if (request.RequestUri!.AbsolutePath.EndsWith("/metadata", StringComparison.Ordinal))
        {
            var statement = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))!;
            if (!hasTransactions)
            {
                statement["rest"]![0]!["interaction"] = new JsonArray();
            }

            foreach (var type in statement["rest"]![0]!["resource"]!.AsArray())
            {
                type!["updateCreate"] = takesClientIds;
            }

            response.Content = new StringContent(statement.ToJsonString(), Encoding.UTF8, "application/fhir+json");
        }

        return response;
    }

    private async Task<bool> ExistsAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var read = new HttpRequestMessage(HttpMethod.Get, request.RequestUri);
        using var response = await base.SendAsync(read, cancellationToken);
        return response.IsSuccessStatusCode;
    }
}
