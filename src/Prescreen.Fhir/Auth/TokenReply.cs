using System.Text.Json;
using Prescreen.Fhir.Auth.Launch;
using Prescreen.Fhir.Json;

namespace Prescreen.Fhir.Auth;

/// <summary>Reads what OAuth servers answer. <see href="https://www.rfc-editor.org/rfc/rfc6749#section-5"/></summary>
internal static class TokenReply
{
    private const long DefaultSeconds = 300;
    private const long LongestSeconds = 24 * 60 * 60;

    /// <summary>The token; without expires_in it counts for five minutes, and never for more than a day.</summary>
    public static Result<AccessToken> Read(ReadOnlySpan<byte> json, DateTimeOffset now)
    {
        Fields fields = ReadFields(json);
        if (string.IsNullOrEmpty(fields.Token) || (fields.Type is { } type && !type.Equals("bearer", StringComparison.OrdinalIgnoreCase))
            || fields.Token.Any(c => c is <= ' ' or >= (char)127))
        {
            return AuthProblems.Unreadable();
        }

        return new AccessToken(fields.Token, now.AddSeconds(Math.Clamp(fields.Seconds ?? DefaultSeconds, 1, LongestSeconds)));
    }

    /// <summary>The answer to an authorization code: the access token where it is good, the id_token and the launch context's patient.</summary>
    public static Result<CodeReply> ReadCode(ReadOnlySpan<byte> json, DateTimeOffset now)
    {
        Fields fields = ReadFields(json);
        return fields.IdToken is { Length: > 0 } id
            ? new CodeReply(id, Read(json, now).TryGet(out AccessToken? token, out _) ? token : null, fields.Patient)
            : LaunchProblems.NoIdToken();
    }

    /// <summary>token_endpoint of a smart-configuration.</summary>
    public static Result<Uri> ReadEndpoint(ReadOnlySpan<byte> json)
        => Uri.TryCreate(ReadFields(json).Endpoint, UriKind.Absolute, out Uri? endpoint) && endpoint.UserInfo.Length == 0 ? endpoint : AuthProblems.NoEndpoint();

    /// <summary>The error code, e.g. <c>invalid_client</c>; null where there is none that looks like one.</summary>
    public static string? ReadError(ReadOnlySpan<byte> json)
        => ReadFields(json).Error is { Length: > 0 and <= 40 } error && error.All(c => char.IsAsciiLetterLower(c) || c is '_') ? error : null;

    private static Fields ReadFields(ReadOnlySpan<byte> json)
        => JsonWalk.Read(json, "token", ReadMembers).TryGet(out Fields? fields, out _) ? fields : new Fields();

    private static Result<Fields> ReadMembers(ref Utf8JsonReader reader)
    {
        var fields = new Fields();
        while (reader.NextMember())
        {
            switch (reader.GetString())
            {
                case "access_token": fields = fields with { Token = reader.Text() }; break;
                case "token_type": fields = fields with { Type = reader.Text() }; break;
                case "expires_in": fields = fields with { Seconds = reader.Whole() }; break;
                case "id_token": fields = fields with { IdToken = reader.Text() }; break;
                case "patient": fields = fields with { Patient = reader.Text() }; break;
                case "token_endpoint": fields = fields with { Endpoint = reader.Text() }; break;
                case "error": fields = fields with { Error = reader.Text() }; break;
                default: reader.Pass(); break;
            }
        }

        return fields;
    }

    private sealed record Fields
    {
        public string? Token { get; init; }

        public string? Type { get; init; }

        public long? Seconds { get; init; }

        public string? IdToken { get; init; }

        public string? Patient { get; init; }

        public string? Endpoint { get; init; }

        public string? Error { get; init; }

        public override string ToString() => "token reply";
    }
}
