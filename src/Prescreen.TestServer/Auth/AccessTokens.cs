using System.Collections.Concurrent;

namespace Prescreen.TestServer.Auth;

/// <summary>Gives and knows bearer tokens; what their scopes say isn't enforced.</summary>
internal sealed class AccessTokens(TestServerOptions options)
{
    private readonly ConcurrentDictionary<string, (DateTimeOffset Until, Grant? Grant)> issued = new(StringComparer.Ordinal);

    /// <summary>A new token, good as long as its grant isn't revoked; a backend service's token has none.</summary>
    public string Issue(int lifetimeSeconds, Grant? grant = null)
    {
        var now = options.Time.GetUtcNow();
        foreach (var (old, _) in issued.Where(entry => entry.Value.Until < now))
        {
            issued.TryRemove(old, out _);
        }

        var token = RandomIds.Token();
        issued[token] = (now.AddSeconds(lifetimeSeconds), grant);
        return token;
    }

    public bool IsGood(string authorization)
    {
        if (!authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var token = authorization["Bearer ".Length..].Trim();
        return options.BearerTokens.Contains(token)
            || (issued.TryGetValue(token, out var known) && known.Until > options.Time.GetUtcNow() && known.Grant is not { IsRevoked: true });
    }
}
