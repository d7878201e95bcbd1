using System.Net.Http.Headers;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Prescreen.Fhir.Auth.Launch;

/// <summary>
/// Learns who somebody is by the authorization code flow with PKCE: SMART App Launch 2 (from the EHR or alone) and OpenID Connect are one. Owns its handler.
/// <see href="https://hl7.org/fhir/smart-app-launch/app-launch.html"/>
/// </summary>
public sealed class CodeFlow : IDisposable
{
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private readonly RelyingParty party;
    private readonly TimeProvider time;
    private readonly Func<string> nextId;
    private readonly Result<ClientAssertion>? assertion;
    private readonly TokenRequests requests;
    private readonly ProviderDiscovery discovery;
    private readonly IdTokens idTokens;
    private readonly FhirUserReader fhirUsers;

    /// <summary>A flow on a handler that follows no redirects; <paramref name="nextId"/> gives ids that nobody can guess and that never repeat.</summary>
    public CodeFlow(HttpMessageHandler transport, RelyingParty party, TimeProvider time, Func<string> nextId)
    {
        (this.party, this.time, this.nextId) = (party, time, nextId);
        assertion = party.Keys is null ? (Result<ClientAssertion>?)null : ClientAssertion.From(party.Keys, null);
        requests = new TokenRequests(transport, party.Timeout, time);
        discovery = new ProviderDiscovery(party, requests, time);
        idTokens = new IdTokens(party.ClientId, requests, time);
        fhirUsers = new FhirUserReader(party, requests);
    }

    /// <summary>Whose flow it is.</summary>
    public RelyingParty Party => party;

    /// <summary>Where to send the browser. <paramref name="launch"/> is what the EHR gave with the launch; null when the person came by themselves.</summary>
    public async Task<Result<Uri>> BeginAsync(PendingSignIn pending, string? launch, CancellationToken ct)
    {
        if (!(await discovery.FindAsync(ct)).TryGet(out Provider? provider, out Problem? problem))
        {
            return problem;
        }

        List<KeyValuePair<string, string>> query =
        [
            new("response_type", "code"),
            new("client_id", party.ClientId),
            new("redirect_uri", party.Redirect.AbsoluteUri),
            new("scope", Scope(launch is not null)),
            new("state", pending.State),
            new("nonce", pending.Nonce),
            new("code_challenge", pending.Challenge),
            new("code_challenge_method", "S256"),
        ];
        if (party.IsSmart)
        {
            query.Add(new("aud", party.IssuerText));
        }

        if (launch is not null)
        {
            query.Add(new("launch", launch));
        }

        string text = string.Join('&', query.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));
        return new Uri($"{provider.AuthorizeUrl.AbsoluteUri}{(provider.AuthorizeUrl.Query.Length > 0 ? '&' : '?')}{text}");
    }

    /// <summary>
    /// Trades the code that came back for who it is. <paramref name="issuer"/> is the answer's iss (RFC 9207), or null: one that isn't this provider's means that the code is
    /// another's.
    /// </summary>
    public async Task<Result<SignedInPerson>> FinishAsync(PendingSignIn pending, string code, string? issuer, CancellationToken ct)
    {
        if (!(await discovery.FindAsync(ct)).TryGet(out Provider? provider, out Problem? problem))
        {
            return problem;
        }

        if (issuer is not null && issuer != provider.Issuer)
        {
            return LaunchProblems.OtherIssuer();
        }

        if (!(await TradeAsync(provider, pending, code, ct)).TryGet(out CodeReply? reply, out problem)
            || !(await idTokens.CheckAsync(reply.IdToken, provider, pending.Nonce, ct)).TryGet(out JsonWebToken? token, out problem))
        {
            return problem;
        }

        SignedInPerson person = new()
        {
            Subject = token.Subject,
            Name = NameOf(token),
            Email = token.TryGetPayloadValue("email_verified", out bool isVerified) && isVerified ? Claim(token, "email") : null,
        };
        return party.IsSmart ? await WithFhirUserAsync(person, token, reply, ct) : person;
    }

    /// <inheritdoc/>
    public void Dispose() => requests.Dispose();

    private string Scope(bool isLaunched) => !party.IsSmart ? "openid profile email"
        : isLaunched ? "launch openid fhirUser user/Practitioner.rs" : "openid fhirUser user/Practitioner.rs";

    private async Task<Result<CodeReply>> TradeAsync(Provider provider, PendingSignIn pending, string code, CancellationToken ct)
    {
        Dictionary<string, string> form = new()
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = party.Redirect.AbsoluteUri,
            ["code_verifier"] = pending.Verifier,
        };
        using var message = new HttpRequestMessage(HttpMethod.Post, provider.TokenUrl);
        if (assertion is { } signing)
        {
            if (!signing.TryGet(out ClientAssertion? signer, out Problem? noKey))
            {
                return noKey;
            }

            form["client_assertion_type"] = AssertionType;
            form["client_assertion"] = signer.For(party.ClientId, provider.TokenUrl, time.GetUtcNow(), nextId());
        }
        else if (party.ClientSecret is { } secret)
        {
            // Form-encoded before base64: https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1
            string pair = $"{Uri.EscapeDataString(party.ClientId)}:{Uri.EscapeDataString(secret)}";
            message.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        }
        else
        {
            form["client_id"] = party.ClientId;
        }

        message.Content = new FormUrlEncodedContent(form);
        return (await requests.SendAsync(message, ct)).TryGet(out ReadOnlyMemory<byte> reply, out Problem? problem)
            ? TokenReply.ReadCode(reply.Span, time.GetUtcNow())
            : problem.At("POST token endpoint");
    }

    private async Task<Result<SignedInPerson>> WithFhirUserAsync(SignedInPerson person, JsonWebToken token, CodeReply reply, CancellationToken ct)
    {
        if ((fhirUsers.Relative(Claim(token, "fhirUser")) ?? fhirUsers.Relative(Claim(token, "profile"))) is not { } fhirUser)
        {
            return LaunchProblems.NoFhirUser();
        }

        bool isRole = fhirUser.StartsWith("PractitionerRole/", StringComparison.Ordinal);
        person = person with { FhirUser = fhirUser, Patient = reply.Patient };
        if (reply.Token is not { } access || (person.Name is not null && !isRole))
        {
            return person;
        }

        FhirUserReader.Named named = await fhirUsers.NameAsync(fhirUser, access, ct);
        return person with
        {
            Name = person.Name ?? named.Name,
            FhirUser = fhirUsers.Relative(named.Practitioner) is { } practitioner && !practitioner.StartsWith("PractitionerRole/", StringComparison.Ordinal) ? practitioner : fhirUser,
        };
    }

    private static string? NameOf(JsonWebToken token)
    {
        string joined = $"{Claim(token, "given_name")} {Claim(token, "family_name")}".Trim();
        return Claim(token, "name") ?? (joined.Length > 0 ? joined : Claim(token, "preferred_username"));
    }

    private static string? Claim(JsonWebToken token, string name) => token.TryGetPayloadValue(name, out string? value) && !string.IsNullOrWhiteSpace(value) ? value : null;
}
