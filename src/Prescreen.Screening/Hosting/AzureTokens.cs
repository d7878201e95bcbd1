using Azure.Core;
using Azure.Identity;
using Prescreen.Fhir.Auth;
using AccessToken = Prescreen.Fhir.Auth.AccessToken;

namespace Prescreen.Screening.Hosting;

/// <summary>
/// Tokens of an Azure identity for a FHIR service such as Azure Health Data Services. The credential caches by itself; one that the server has refused is
/// asked for anew. https://learn.microsoft.com/azure/healthcare-apis/authentication-authorization
/// </summary>
internal sealed class AzureTokens(TokenCredential credential, string scope, TimeProvider time) : IAccessTokenSource, IDisposable
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(2);

    private readonly SemaphoreSlim gate = new(1, 1);
    private AccessToken? held;

    /// <inheritdoc/>
    public async ValueTask<Result<AccessToken>> GetAsync(string? refused, CancellationToken cancellationToken)
    {
        if (held is { } known && IsGood(known, refused))
        {
            return known;
        }

        await gate.WaitAsync(cancellationToken);
        try
        {
            if (held is { } renewed && IsGood(renewed, refused))
            {
                return renewed;
            }

            var token = await credential.GetTokenAsync(new TokenRequestContext([scope]), cancellationToken);
            return held = new AccessToken(token.Token, token.ExpiresOn);
        }
        catch (CredentialUnavailableException)
        {
            return new Problem(ProblemKind.Forbidden, "APP-050", "This process has no Azure identity: assign a managed identity, or sign in with the Azure CLI.");
        }
        catch (AuthenticationFailedException)
        {
            return new Problem(ProblemKind.Unavailable, "APP-051", "Azure gave no token for the FHIR service: check the identity's roles and the Scope setting.");
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    private bool IsGood(AccessToken token, string? refused) => token.Value != refused && token.ExpiresAt - Early > time.GetUtcNow();
}
