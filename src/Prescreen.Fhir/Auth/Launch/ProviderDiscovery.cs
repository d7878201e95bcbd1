namespace Prescreen.Fhir.Auth.Launch;

/// <summary>Finds the authorization server behind an issuer, and remembers it for an hour; a failure is asked again at once.</summary>
internal sealed class ProviderDiscovery(RelyingParty party, TokenRequests requests, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    private Found? found;

    public async Task<Result<Provider>> FindAsync(CancellationToken ct)
    {
        if (Volatile.Read(ref found) is { } known && time.GetUtcNow() < known.Until)
        {
            return known.Provider;
        }

        Result<Provider> asked = party.IsSmart ? await SmartAsync(ct) : await OpenIdAsync(ct);
        if (asked.TryGet(out Provider? provider, out _))
        {
            Volatile.Write(ref found, new Found(provider, time.GetUtcNow() + Fresh));
        }

        return asked;
    }

    private async Task<Result<Provider>> SmartAsync(CancellationToken ct)
    {
        if (!(await ReadAsync("smart-configuration", ct)).TryGet(out ProviderMetadata? smart, out Problem? problem))
        {
            return problem;
        }

        // SMART App Launch 1 told issuer and keys in OpenID's document only.
        if ((smart.KeysUrl is null || smart.Issuer is null) && (await ReadAsync("openid-configuration", ct)).TryGet(out ProviderMetadata? openId, out _))
        {
            smart = smart with { KeysUrl = smart.KeysUrl ?? openId.KeysUrl, Issuer = smart.Issuer ?? openId.Issuer };
        }

        return Provider.Of(smart, smart.Issuer ?? party.IssuerText);
    }

    private async Task<Result<Provider>> OpenIdAsync(CancellationToken ct)
    {
        if (!(await ReadAsync("openid-configuration", ct)).TryGet(out ProviderMetadata? metadata, out Problem? problem))
        {
            return problem;
        }

        return metadata.Issuer?.TrimEnd('/') == party.IssuerText.TrimEnd('/') ? Provider.Of(metadata, metadata.Issuer) : LaunchProblems.OtherIssuer();
    }

    private async Task<Result<ProviderMetadata>> ReadAsync(string name, CancellationToken ct)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, new Uri($"{party.IssuerText.TrimEnd('/')}/.well-known/{name}"));
        return (await requests.SendAsync(message, ct)).TryGet(out ReadOnlyMemory<byte> reply, out Problem? problem)
            && ProviderMetadata.Read(reply.Span).TryGet(out ProviderMetadata? metadata, out problem)
            ? metadata
            : problem.At($"GET .well-known/{name}");
    }

    private sealed record Found(Provider Provider, DateTimeOffset Until);
}
