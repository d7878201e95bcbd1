using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.IdentityModel.Tokens;

namespace Prescreen.TestServer.Auth;

/// <summary>Proof Key for Code Exchange with S256, the only method SMART allows. See RFC 7636.</summary>
internal static partial class Proof
{
    public static bool IsChallenge(string text) => Challenge().IsMatch(text);

    public static bool Fits(string verifier, string challenge)
        => Verifier().IsMatch(verifier)
            && CryptographicOperations.FixedTimeEquals(
                Encoding.ASCII.GetBytes(Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)))), Encoding.ASCII.GetBytes(challenge));

    [GeneratedRegex(@"^[A-Za-z0-9_-]{43}\z")]
    private static partial Regex Challenge();

    [GeneratedRegex(@"^[A-Za-z0-9._~-]{43,128}\z")]
    private static partial Regex Verifier();
}
