using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Prescreen.TestServer.Auth;

/// <summary>
/// What the authorization server says of itself: http://hl7.org/fhir/smart-app-launch/conformance.html,
/// https://openid.net/specs/openid-connect-discovery-1_0.html and its keys.
/// </summary>
internal sealed class Discovery(TestServerOptions options, SigningKeys keys)
{
    public Task DescribeSmartAsync(HttpContext context) => JsonReply.SendAsync(context, 200, writer =>
    {
        WriteCommon(writer, AuthAddresses.Of(context.Request, options));
        JsonReply.WriteList(
            writer,
            "capabilities",
            ["launch-ehr", "launch-standalone", "authorize-post", "client-public", "client-confidential-symmetric", "client-confidential-asymmetric", "sso-openid-connect", "context-banner", "context-ehr-patient", "context-ehr-encounter", "context-standalone-patient", "permission-offline", "permission-online", "permission-v2"]);
    });

    public Task DescribeOpenIdAsync(HttpContext context) => JsonReply.SendAsync(context, 200, writer =>
    {
        WriteCommon(writer, AuthAddresses.Of(context.Request, options));
        JsonReply.WriteList(writer, "subject_types_supported", "public");
        JsonReply.WriteList(writer, "id_token_signing_alg_values_supported", "RS256", "ES384");
        JsonReply.WriteList(writer, "claims_supported", "iss", "sub", "aud", "exp", "iat", "nonce", "name", "email", "fhirUser");
        writer.WriteBoolean("request_parameter_supported"u8, false);
        writer.WriteBoolean("request_uri_parameter_supported"u8, false);
    });

    public Task ShowKeysAsync(HttpContext context) => JsonReply.SendAsync(context, 200, keys.Write);

    private static void WriteCommon(Utf8JsonWriter writer, AuthAddresses addresses)
    {
        writer.WriteString("issuer"u8, addresses.Issuer);
        writer.WriteString("jwks_uri"u8, addresses.Keys);
        writer.WriteString("authorization_endpoint"u8, addresses.Authorize);
        writer.WriteString("token_endpoint"u8, addresses.Token);
        JsonReply.WriteList(writer, "token_endpoint_auth_methods_supported", "private_key_jwt", "client_secret_basic", "client_secret_post", "none");
        JsonReply.WriteList(writer, "token_endpoint_auth_signing_alg_values_supported", "RS384", "ES384");
        JsonReply.WriteList(writer, "grant_types_supported", "authorization_code", "refresh_token", "client_credentials");
        JsonReply.WriteList(writer, "response_types_supported", "code");
        JsonReply.WriteList(writer, "response_modes_supported", "query");
        JsonReply.WriteList(writer, "code_challenge_methods_supported", "S256");
        JsonReply.WriteList(writer, "scopes_supported", [.. Scopes.Supported]);
        writer.WriteBoolean("authorization_response_iss_parameter_supported"u8, true);
    }
}
