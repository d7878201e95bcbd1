using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Prescreen.Fhir.Tests.Rest;

namespace Prescreen.Fhir.Tests.Auth.Launch;

/// <summary>An authorization server that gives for every code the id_token it is told to give.</summary>
public sealed class FakeProvider : HttpMessageHandler
{
    public const string Base = "https://ehr.example/fhir";
    public const string Client = "worklist";

    private RsaSecurityKey key = Key("k1");

    public Dictionary<string, string> Documents { get; } = new()
    {
        [$"{Base}/.well-known/smart-configuration"] = Metadata(),
        [$"{Base}/.well-known/openid-configuration"] = Metadata(),
    };

    public List<string> Requests { get; } = [];

    /// <summary>What the last token request sent.</summary>
    public Dictionary<string, string> Form { get; private set; } = [];

    public string? Authorization { get; private set; }

    public string Nonce { get; set; } = "";

    public Dictionary<string, object> Claims { get; } = new() { ["sub"] = "s-1", ["fhirUser"] = $"{Base}/Practitioner/7", ["name"] = "Ann Lee" };

    /// <summary>Changes the token before it is signed.</summary>
    public Action<SecurityTokenDescriptor> Change { get; set; } = _ => { };

    /// <summary>The whole token; null to make and sign one.</summary>
    public Func<string, string>? Spoil { get; set; }

    public string? Patient { get; set; }

    public string Practitioner { get; set; } = """{"resourceType":"Practitioner","id":"7","name":[{"family":"Lee","given":["Ann","B"]}]}""";

    public static string Metadata(string issuer = Base, string token = $"{Base}/token", string challenges = """["S256"]""")
        => $$"""{"issuer":"{{issuer}}","authorization_endpoint":"{{Base}}/authorize?x=1","token_endpoint":"{{token}}","jwks_uri":"{{Base}}/keys","code_challenge_methods_supported":{{challenges}}}""";

    /// <summary>A new key under another name, as issuers make now and then.</summary>
    public void Roll() => key = Key("k2");

    /// <summary>The public key as the issuer tells it, in PEM, for those who would take it for a shared secret.</summary>
    public byte[] PublicKey => Encoding.UTF8.GetBytes(key.Rsa.ExportSubjectPublicKeyInfoPem());

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!.AbsoluteUri;
        Requests.Add(address);
        if (Documents.TryGetValue(address, out var document))
        {
            return FakeFhirServer.Reply(200, document, "application/json");
        }

        switch (address)
        {
            case $"{Base}/keys":
                return FakeFhirServer.Reply(200, Keys(), "application/json");
            case $"{Base}/Practitioner/7":
                return FakeFhirServer.Reply(200, Practitioner);
            case $"{Base}/PractitionerRole/9":
                return FakeFhirServer.Reply(200, """{"resourceType":"PractitionerRole","id":"9","practitioner":{"reference":"Practitioner/7","display":"Ann Lee"}}""");
            case $"{Base}/token":
                Form = QueryHelpers.ParseQuery(await request.Content!.ReadAsStringAsync(cancellationToken)).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
                Authorization = request.Headers.Authorization?.ToString();
                var patient = Patient is null ? "" : $",\"patient\":\"{Patient}\"";
                return FakeFhirServer.Reply(200, $$"""{"access_token":"a","token_type":"Bearer","expires_in":300,"id_token":"{{IdToken()}}"{{patient}}}""", "application/json");
            default:
                return FakeFhirServer.Reply(404, "");
        }
    }

    private static RsaSecurityKey Key(string id) => new(RSA.Create(2048)) { KeyId = id };

    private string IdToken()
    {
        SecurityTokenDescriptor descriptor = new()
        {
            Issuer = Base,
            Audience = Client,
            IssuedAt = ClientFixture.Now.UtcDateTime,
            NotBefore = ClientFixture.Now.UtcDateTime,
            Expires = ClientFixture.Now.AddMinutes(5).UtcDateTime,
            Claims = new Dictionary<string, object>(Claims) { ["nonce"] = Nonce },
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.RsaSha256),
        };
        Change(descriptor);
        var token = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
        return Spoil?.Invoke(token) ?? token;
    }

    private string Keys()
    {
        var parameters = key.Rsa.ExportParameters(false);
        return $$"""{"keys":[{"kty":"RSA","use":"sig","kid":"{{key.KeyId}}","n":"{{Base64UrlEncoder.Encode(parameters.Modulus)}}","e":"{{Base64UrlEncoder.Encode(parameters.Exponent)}}"}]}""";
    }
}
