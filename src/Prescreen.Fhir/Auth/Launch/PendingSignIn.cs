using System.Security.Cryptography;

namespace Prescreen.Fhir.Auth.Launch;

/// <summary>What one sign-in begins with and must end with, kept by the browser in a protected cookie. Prints nothing of it.</summary>
/// <param name="State">256 random bits that come back with the code.</param>
/// <param name="Nonce">256 random bits that come back in the id_token.</param>
/// <param name="Verifier">The secret whose hash goes with the request (PKCE). <see href="https://www.rfc-editor.org/rfc/rfc7636"/></param>
public sealed record PendingSignIn(string State, string Nonce, string Verifier)
{
    private const int Bytes = 32;

    /// <summary>A new one.</summary>
    public static PendingSignIn Create() => new(Random(), Random(), Random());

    /// <inheritdoc/>
    public override string ToString() => "pending sign-in";

    /// <summary>The verifier's SHA-256, base64url.</summary>
    internal string Challenge => Encode(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(Verifier)));

    private static string Random() => Encode(RandomNumberGenerator.GetBytes(Bytes));

    private static string Encode(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
