using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace Prescreen.TestServer.Auth;

/// <summary>The server's own keys for id_tokens, made when they are first needed and gone with the server. See RFC 7517.</summary>
internal sealed class SigningKeys
{
    private readonly Lazy<JsonWebKey> rsa = new(MakeRsa);
    private readonly Lazy<JsonWebKey> curve = new(MakeCurve);

    public SigningCredentials For(string algorithm) => new(algorithm == "ES384" ? curve.Value : rsa.Value, algorithm);

    /// <summary>The public halves as a JSON Web Key Set.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("keys"u8);
        Write(writer, rsa.Value, "RS256", ("n", rsa.Value.N), ("e", rsa.Value.E));
        Write(writer, curve.Value, "ES384", ("crv", curve.Value.Crv), ("x", curve.Value.X), ("y", curve.Value.Y));
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, JsonWebKey key, string algorithm, params ReadOnlySpan<(string Name, string Value)> members)
    {
        writer.WriteStartObject();
        writer.WriteString("kty"u8, key.Kty);
        writer.WriteString("kid"u8, key.Kid);
        writer.WriteString("use"u8, "sig"u8);
        writer.WriteString("alg"u8, algorithm);
        foreach (var (name, value) in members)
        {
            writer.WriteString(name, value);
        }

        writer.WriteEndObject();
    }

    private static JsonWebKey MakeRsa()
    {
        using var key = RSA.Create(2048);
        return JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(key.ExportParameters(includePrivateParameters: true)) { KeyId = RandomIds.Next() });
    }

    private static JsonWebKey MakeCurve()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var parameters = key.ExportParameters(includePrivateParameters: true);
        return new JsonWebKey
        {
            Kty = JsonWebAlgorithmsKeyTypes.EllipticCurve,
            Kid = RandomIds.Next(),
            Crv = "P-384",
            X = Base64UrlEncoder.Encode(parameters.Q.X),
            Y = Base64UrlEncoder.Encode(parameters.Q.Y),
            D = Base64UrlEncoder.Encode(parameters.D),
        };
    }
}
