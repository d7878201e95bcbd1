using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Prescreen.Worklist.Tests.Support;

/// <summary>A key pair of an EHR: signs its tokens, and gives the public part for its JWK set.</summary>
internal sealed class SigningKey : IDisposable
{
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    private readonly AsymmetricAlgorithm algorithm;
    private readonly SecurityKey key;
    private readonly string name;

    private SigningKey(AsymmetricAlgorithm algorithm, SecurityKey key, string name) => (this.algorithm, this.key, this.name) = (algorithm, key, name);

    /// <summary>The public part as a JWK.</summary>
    public string Public
    {
        get
        {
            var jwk = algorithm is ECDsa ec ? JsonWebKeyConverter.ConvertFromECDsaSecurityKey(new ECDsaSecurityKey(ec)) : JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey((RSA)algorithm));
            return jwk.Kty == "EC"
                ? $$"""{"kty":"EC","use":"sig","crv":"{{jwk.Crv}}","kid":"{{key.KeyId}}","x":"{{jwk.X}}","y":"{{jwk.Y}}"}"""
                : $$"""{"kty":"RSA","use":"sig","kid":"{{key.KeyId}}","n":"{{jwk.N}}","e":"{{jwk.E}}"}""";
        }
    }

    public static SigningKey P384(string id) => Ec(id, ECCurve.NamedCurves.nistP384, SecurityAlgorithms.EcdsaSha384);

    public static SigningKey P256(string id) => Ec(id, ECCurve.NamedCurves.nistP256, SecurityAlgorithms.EcdsaSha256);

    public static SigningKey Rsa(string id, string name = SecurityAlgorithms.RsaSha384)
    {
        var rsa = RSA.Create(2048);
        return new SigningKey(rsa, new RsaSecurityKey(rsa) { KeyId = id }, name);
    }

    /// <summary>A JWK set.</summary>
    public static string Set(params SigningKey[] keys) => $$"""{"keys":[{{string.Join(',', keys.Select(one => one.Public))}}]}""";

    /// <summary>A token with these claims.</summary>
    public string Sign(IReadOnlyDictionary<string, object> claims)
        => Handler.CreateToken(JsonSerializer.Serialize(claims), new SigningCredentials(key, name));

    /// <summary>Claims as they should be; what <paramref name="other"/> names is otherwise, or left out where null.</summary>
    public string Token(string issuer, string audience, DateTimeOffset now, params (string Name, object? Value)[] other)
    {
        Dictionary<string, object> claims = new(StringComparer.Ordinal)
        {
            ["iss"] = issuer,
            ["aud"] = audience,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.AddMinutes(5).ToUnixTimeSeconds(),
            ["jti"] = Convert.ToHexString(RandomNumberGenerator.GetBytes(16)),
        };
        foreach (var (claim, value) in other)
        {
            claims.Remove(claim);
            if (value is not null)
            {
                claims[claim] = value;
            }
        }

        return Sign(claims);
    }

    /// <summary>A token nobody signed.</summary>
    public static string Unsigned(string issuer, string audience, DateTimeOffset now)
        => $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT","kid":"k1"}""")}.{Base64UrlEncoder.Encode(Encoding.UTF8.GetBytes($$"""{"iss":"{{issuer}}","aud":"{{audience}}","iat":{{now.ToUnixTimeSeconds()}},"exp":{{now.AddMinutes(1).ToUnixTimeSeconds()}},"jti":"1"}"""))}.";

    public void Dispose() => algorithm.Dispose();

    private static SigningKey Ec(string id, ECCurve curve, string name)
    {
        var ec = ECDsa.Create(curve);
        return new SigningKey(ec, new ECDsaSecurityKey(ec) { KeyId = id }, name);
    }
}
