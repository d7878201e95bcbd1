using System.Net.Http.Headers;
using Prescreen.Fhir.Rest;

namespace Prescreen.Fhir.Auth;

/// <summary>Sends what OAuth needs and gives the JSON back, or why there is none.</summary>
internal sealed class TokenRequests(HttpMessageHandler transport, TimeSpan timeout, TimeProvider time) : IDisposable
{
    private const int MaxBytes = 1024 * 1024;

    private readonly HttpMessageInvoker invoker = new(transport, disposeHandler: true);

    public async Task<Result<ReadOnlyMemory<byte>>> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        try
        {
            using HttpResponseMessage response = await invoker.SendAsync(message, either.Token);
            ReadOnlyMemory<byte>? body = await CappedBody.ReadAsync(response.Content, MaxBytes, either.Token);
            return body is { } json ? Judge(response, json) : AuthProblems.Unreadable();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return AuthProblems.Unavailable("no answer in time");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return AuthProblems.Unavailable("unreachable");
        }
    }

    public void Dispose() => invoker.Dispose();

    private Result<ReadOnlyMemory<byte>> Judge(HttpResponseMessage response, ReadOnlyMemory<byte> body)
    {
        int status = (int)response.StatusCode;
        return status switch
        {
            >= 200 and < 300 => body,
            >= 300 and < 400 => RestProblems.Redirected(status),
            408 or 429 or >= 500 => AuthProblems.Unavailable($"HTTP {status}", RetryWish.Of(response, time.GetUtcNow())),
            _ => AuthProblems.Refused(status, TokenReply.ReadError(body.Span)),
        };
    }
}
