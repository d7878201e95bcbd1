namespace Prescreen.Worklist.Cds;

/// <summary>An EHR that may ask for cards, and where its public keys are: one of the two.</summary>
/// <param name="Issuer">What its tokens say in <c>iss</c>, to the letter.</param>
/// <param name="JwksUrl">Where it publishes its JWK set.</param>
/// <param name="KeysFile">A file with its JWK set.</param>
public sealed record CdsClient(string Issuer, Uri? JwksUrl, string? KeysFile)
{
    /// <inheritdoc/>
    public override string ToString() => Issuer;
}
