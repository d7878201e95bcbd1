namespace Prescreen.Fhir.Auth;

/// <summary>
/// Tokens by SMART Backend Services: client_credentials with a signed assertion. One request at a time; a token is renewed before it ends, and kept
/// while it lasts when renewal fails. Owns its handler. <see href="https://hl7.org/fhir/smart-app-launch/backend-services.html"/>
/// </summary>
public sealed class SmartBackendTokens : IAccessTokenSource, IDisposable
{
    private readonly SmartBackendOptions options;
    private readonly TimeProvider time;
    private readonly Func<string> nextId;
    private readonly Result<ClientAssertion> assertion;
    private readonly TokenRequests requests;
    private readonly SemaphoreSlim gate = new(1, 1);
    private Uri? tokenUrl;
    private Held? held;

    /// <summary>A source on a handler that follows no redirects; <paramref name="nextId"/> gives ids that nobody can guess and that never repeat.</summary>
    public SmartBackendTokens(HttpMessageHandler transport, SmartBackendOptions options, TimeProvider time, Func<string> nextId)
    {
        (this.options, this.time, this.nextId) = (options, time, nextId);
        assertion = ClientAssertion.From(options.Keys, options.KeyId);
        requests = new TokenRequests(transport, options.Timeout, time);
        tokenUrl = options.TokenUrl;
    }

    /// <inheritdoc/>
    public async ValueTask<Result<AccessToken>> GetAsync(string? refused, CancellationToken cancellationToken)
    {
        if (Good(refused) is { } cached)
        {
            return cached;
        }

        await gate.WaitAsync(cancellationToken);
        try
        {
            return Good(refused) is { } renewed ? renewed : await RenewAsync(refused, cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        requests.Dispose();
        gate.Dispose();
    }

    private AccessToken? Good(string? refused)
        => Volatile.Read(ref held) is { } now && now.Token.Value != refused && time.GetUtcNow() < now.RenewAt ? now.Token : null;

    private async Task<Result<AccessToken>> RenewAsync(string? refused, CancellationToken cancellationToken)
    {
        Result<AccessToken> fetched = await FetchAsync(cancellationToken);
        if (fetched.TryGet(out AccessToken? token, out Problem? problem))
        {
            TimeSpan lifetime = token.ExpiresAt - time.GetUtcNow();
            TimeSpan margin = TimeSpan.FromTicks(Math.Min(lifetime.Ticks / 5, TimeSpan.TicksPerMinute));
            Volatile.Write(ref held, new Held(token, token.ExpiresAt - margin));
            return token;
        }

        bool isStillGood = problem.Kind is ProblemKind.Unavailable && held is not null && held.Token.Value != refused && time.GetUtcNow() < held.Token.ExpiresAt;
        return isStillGood ? held!.Token : problem;
    }

    private async Task<Result<AccessToken>> FetchAsync(CancellationToken cancellationToken)
    {
        if (!assertion.TryGet(out ClientAssertion? signer, out Problem? problem)
            || !(await EndpointAsync(cancellationToken)).TryGet(out Uri? endpoint, out problem))
        {
            return problem;
        }

        DateTimeOffset now = time.GetUtcNow();
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["scope"] = options.Scope,
            ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            ["client_assertion"] = signer.For(options.ClientId, endpoint, now, nextId()),
        };
        using var message = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new FormUrlEncodedContent(form) };
        return (await requests.SendAsync(message, cancellationToken)).TryGet(out ReadOnlyMemory<byte> reply, out problem)
            ? TokenReply.Read(reply.Span, now)
            : problem.At("POST token endpoint");
    }

    private async Task<Result<Uri>> EndpointAsync(CancellationToken cancellationToken)
    {
        if (tokenUrl is null)
        {
            string root = options.FhirBaseUrl.AbsoluteUri.TrimEnd('/');
            using var message = new HttpRequestMessage(HttpMethod.Get, new Uri(root + "/.well-known/smart-configuration"));
            if (!(await requests.SendAsync(message, cancellationToken)).TryGet(out ReadOnlyMemory<byte> reply, out Problem? problem)
                || !TokenReply.ReadEndpoint(reply.Span).TryGet(out Uri? found, out problem))
            {
                return problem.At("GET .well-known/smart-configuration");
            }

            tokenUrl = found;
        }

        // Plain http only where the FHIR server itself is: a test on one's own machine.
        return tokenUrl.Scheme is "https" || (tokenUrl.Scheme is "http" && options.FhirBaseUrl.Scheme is "http") ? tokenUrl : AuthProblems.InsecureEndpoint();
    }

    private sealed record Held(AccessToken Token, DateTimeOffset RenewAt);
}
