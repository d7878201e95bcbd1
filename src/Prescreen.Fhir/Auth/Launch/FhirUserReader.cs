using System.Net.Http.Headers;
using System.Text.Json;
using Prescreen.Fhir.Json;
using Prescreen.Fhir.Rest;

namespace Prescreen.Fhir.Auth.Launch;

/// <summary>Understands the claim fhirUser, and asks the EHR what the person is called. <see href="https://hl7.org/fhir/smart-app-launch/scopes-and-launch-context.html#scopes-for-requesting-identity-data"/></summary>
internal sealed class FhirUserReader(RelyingParty party, TokenRequests requests)
{
    /// <summary>"Practitioner/7" or "PractitionerRole/7" of this EHR; null for anything else, be it of another server or another sort of person.</summary>
    public string? Relative(string? claim)
    {
        if (string.IsNullOrEmpty(claim))
        {
            return null;
        }

        string root = party.IssuerText.TrimEnd('/') + "/";
        string path = claim.StartsWith(root, StringComparison.Ordinal) ? claim[root.Length..] : claim;
        return path.Split('/') is [var type, var id, ..] parts && type is "Practitioner" or "PractitionerRole" && FhirAddress.IsId(id)
            && (parts.Length == 2 || parts is [_, _, "_history", _])
            ? $"{type}/{id}"
            : null;
    }

    /// <summary>What the EHR calls them, and for a role whose it is; the reference alone where it doesn't say.</summary>
    public async Task<Named> NameAsync(string reference, AccessToken token, CancellationToken ct)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, new Uri($"{party.IssuerText.TrimEnd('/')}/{reference}"));
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
        return (await requests.SendAsync(message, ct)).TryGet(out ReadOnlyMemory<byte> reply, out _) && JsonWalk.Read<Named>(reply.Span, "fhirUser", ReadNamed).TryGet(out Named? named, out _)
            ? named
            : new Named(null, null);
    }

    private static Result<Named> ReadNamed(ref Utf8JsonReader reader)
    {
        var named = new Named(null, null);
        while (reader.NextMember())
        {
            switch (reader.GetString())
            {
                case "name": named = named with { Name = reader.Many(HumanName).FirstOrDefault() }; break;
                case "practitioner" when reader.One(ReadParts.Reference) is { } practitioner:
                    named = named with { Practitioner = practitioner.Target, Name = named.Name ?? practitioner.Display };
                    break;
                default: reader.Pass(); break;
            }
        }

        return named;
    }

    private static string? HumanName(ref Utf8JsonReader reader)
    {
        string? text = null, family = null, given = null;
        bool isObject = reader.IsObjectHere();
        while (isObject && reader.NextMember())
        {
            switch (reader.GetString())
            {
                case "text": text = reader.Text(); break;
                case "family": family = reader.Text(); break;
                case "given": given = string.Join(' ', reader.Many(ReadParts.Text)); break;
                default: reader.Pass(); break;
            }
        }

        string joined = $"{given} {family}".Trim();
        return text ?? (joined.Length > 0 ? joined : null);
    }

    /// <summary>A name, and the practitioner behind a role.</summary>
    public sealed record Named(string? Name, string? Practitioner)
    {
        public override string ToString() => "named";
    }
}
