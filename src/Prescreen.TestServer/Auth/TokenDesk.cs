using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Prescreen.TestServer.Auth;

/// <summary>Gives and knows bearer tokens. See http://hl7.org/fhir/smart-app-launch/backend-services.html.</summary>
internal sealed class TokenDesk(TestServerOptions options)
{
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private const int LifetimeSeconds = 300;

    private readonly ConcurrentDictionary<string, DateTimeOffset> issued = new(StringComparer.Ordinal);
    private readonly ClientAssertions assertions = new(options);

    public bool IsGood(string authorization)
    {
        if (!authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var token = authorization["Bearer ".Length..].Trim();
        return options.BearerTokens.Contains(token) || (issued.TryGetValue(token, out var until) && until > options.Time.GetUtcNow());
    }

    /// <summary>.well-known/smart-configuration.</summary>
    public Task DescribeAsync(HttpContext context) => SendAsync(context, 200, writer =>
    {
        writer.WriteString("token_endpoint"u8, TokenUrl(context.Request));
        Write(writer, "token_endpoint_auth_methods_supported", "private_key_jwt");
        Write(writer, "token_endpoint_auth_signing_alg_values_supported", "RS384", "ES384");
        Write(writer, "grant_types_supported", "client_credentials");
        Write(writer, "scopes_supported", "system/*.cruds");
        Write(writer, "capabilities", "client-confidential-asymmetric", "permission-v2");
    });

    /// <summary>The token endpoint: client_credentials with a signed assertion.</summary>
    public async Task IssueAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
        {
            await RefuseAsync(context, "invalid_request", "The body must be a form.");
            return;
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form["grant_type"] != "client_credentials")
        {
            await RefuseAsync(context, "unsupported_grant_type", "grant_type must be client_credentials.");
            return;
        }

        var wrong = form["client_assertion_type"] == AssertionType
            ? await assertions.CheckAsync(form["client_assertion"].ToString(), TokenUrl(context.Request))
            : $"client_assertion_type must be {AssertionType}.";
        if (wrong is not null)
        {
            await RefuseAsync(context, "invalid_client", wrong);
            return;
        }

        var token = RandomIds.Token();
        issued[token] = options.Time.GetUtcNow().AddSeconds(LifetimeSeconds);
        await SendAsync(context, 200, writer =>
        {
            writer.WriteString("access_token"u8, token);
            writer.WriteString("token_type"u8, "bearer"u8);
            writer.WriteNumber("expires_in"u8, LifetimeSeconds);
            writer.WriteString("scope"u8, form["scope"].ToString());
        });
    }

    private string TokenUrl(HttpRequest request) => $"{request.Scheme}://{request.Host}{options.PathPrefix}/auth/token";

    private static Task RefuseAsync(HttpContext context, string error, string text) => SendAsync(context, 400, writer =>
    {
        writer.WriteString("error"u8, error);
        writer.WriteString("error_description"u8, text);
    });

    private static async Task SendAsync(HttpContext context, int status, Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.Body.WriteAsync(buffer.WrittenMemory, context.RequestAborted);
    }

    private static void Write(Utf8JsonWriter writer, string name, params ReadOnlySpan<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }
}
