namespace Prescreen.Fhir.Auth;

/// <summary>Where bearer tokens for a FHIR server come from. Safe to call from several threads; implementations cache.</summary>
public interface IAccessTokenSource
{
    /// <summary>
    /// A token that is good for now. <paramref name="refused"/> is the token the server has just answered with 401, or null: a source that
    /// still holds that very token fetches a new one.
    /// </summary>
    ValueTask<Result<AccessToken>> GetAsync(string? refused, CancellationToken cancellationToken);
}
