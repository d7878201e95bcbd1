using System.Net;
using System.Net.Http.Headers;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Prescreen.Fhir.Rest;

/// <summary>
/// Timeouts per attempt and in total, and retries of repeatable requests on 429, 502, 503, 504, broken sockets and timeouts. The body is read
/// inside the attempt, so that its time and size count too.
/// </summary>
internal sealed class ResilienceHandler : DelegatingHandler
{
    private readonly FhirClientOptions options;
    private readonly TimeProvider time;
    private readonly ResiliencePipeline<HttpResponseMessage> once;
    private readonly ResiliencePipeline<HttpResponseMessage> repeated;

    public ResilienceHandler(HttpMessageHandler inner, FhirClientOptions options, TimeProvider time)
        : base(inner)
    {
        (this.options, this.time) = (options, time);
        once = Builder().AddTimeout(options.AttemptTimeout).Build();
        ResiliencePipelineBuilder<HttpResponseMessage> withRetries = Builder().AddTimeout(options.TotalTimeout);
        if (options.MaxRetries > 0)
        {
            withRetries.AddRetry(Retries());
        }

        repeated = withRetries.AddTimeout(options.AttemptTimeout).Build();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ResiliencePipeline<HttpResponseMessage> pipeline = request.IsRepeatable() ? repeated : once;
        return await pipeline.ExecuteAsync(async token => await AttemptAsync(request, token), cancellationToken);
    }

    private async Task<HttpResponseMessage> AttemptAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ((IDictionary<string, object?>)request.Options).Remove(RequestNotes.Failure.Key);
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        ReadOnlyMemory<byte>? body = await CappedBody.ReadAsync(response.Content, options.MaxResponseBytes, cancellationToken);
        if (body is null)
        {
            request.Options.Set(RequestNotes.Failure, RestProblems.TooLarge(options.MaxResponseBytes));
        }

        MediaTypeHeaderValue? mediaType = response.Content.Headers.ContentType;
        DateTimeOffset? lastModified = response.Content.Headers.LastModified;
        response.Content.Dispose();
        response.Content = new ReadOnlyMemoryContent(body ?? default);
        response.Content.Headers.ContentType = mediaType;
        response.Content.Headers.LastModified = lastModified;
        return response;
    }

    private ResiliencePipelineBuilder<HttpResponseMessage> Builder() => new() { TimeProvider = time };

    private RetryStrategyOptions<HttpResponseMessage> Retries() => new()
    {
        MaxRetryAttempts = options.MaxRetries,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = options.FirstDelay,
        MaxDelay = options.MaxDelay,
        ShouldHandle = arguments => ValueTask.FromResult(ShouldRepeat(arguments.Outcome)),
        DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Result is { } response ? RetryWish.Of(response, time.GetUtcNow()) : null),
    };

    private bool ShouldRepeat(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: HttpRequestException or IOException or TimeoutRejectedException } => true,
        { Result: { } response } => response.StatusCode
                is HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout
            && !(RetryWish.Of(response, time.GetUtcNow()) > options.MaxRetryAfter),
        _ => false,
    };
}
