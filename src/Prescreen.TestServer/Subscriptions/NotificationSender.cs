using System.Net.Http.Headers;

namespace Prescreen.TestServer.Subscriptions;

/// <summary>Sends one attempt of one notification. See http://hl7.org/fhir/R4/subscription.html#2.46.7.1.</summary>
internal sealed class NotificationSender(HttpClient http, TestServerOptions options)
{
    /// <summary>A classic notification: an empty POST, a PUT of the resource, or a POST of it.</summary>
    public Task<bool> SendClassicAsync(SubscriptionDefinition subscription, Storage.StoredResource resource, CancellationToken cancellationToken)
    {
        if (subscription.Payload is null)
        {
            return SendAsync(subscription, HttpMethod.Post, subscription.Endpoint, null, cancellationToken);
        }

        return options.ClassicPayload is ClassicPayloadForm.PutResource
            ? SendAsync(subscription, HttpMethod.Put, new Uri($"{subscription.Endpoint.ToString().TrimEnd('/')}/{resource.Reference}"), resource.Body, cancellationToken)
            : SendAsync(subscription, HttpMethod.Post, subscription.Endpoint, resource.Body, cancellationToken);
    }

    /// <summary>A backport notification: a POST of its Bundle.</summary>
    public Task<bool> SendBundleAsync(SubscriptionDefinition subscription, byte[] bundle, CancellationToken cancellationToken)
        => SendAsync(subscription, HttpMethod.Post, subscription.Endpoint, bundle, cancellationToken);

    private async Task<bool> SendAsync(SubscriptionDefinition subscription, HttpMethod method, Uri url, byte[]? body, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(method, url) { Content = new ByteArrayContent(body ?? []) };
        if (body is not null)
        {
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(subscription.Payload ?? "application/fhir+json");
        }

        foreach (var header in subscription.Headers)
        {
            var colon = header.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                request.Headers.TryAddWithoutValidation(header[..colon].Trim(), header[(colon + 1)..].Trim());
            }
        }

        using CancellationTokenSource timeout = new(subscription.Timeout ?? options.Retry.Timeout, options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var response = await http.SendAsync(request, either.Token);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
