using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;
using Prescreen.Fhir.Auth;

namespace Prescreen.Screening.Hosting;

/// <summary>Reads how to sign in at a FHIR server: <c>Auth</c> (none, smart or azure), <c>ClientId</c>, <c>KeyFile</c>, <c>KeyId</c>, <c>Scope</c>, <c>TokenUrl</c>.</summary>
internal static class AuthSettings
{
    public static SignIn? Read(IConfiguration configuration, string section, Uri? server, ImmutableArray<Problem>.Builder problems)
    {
        switch (configuration[$"{section}:Auth"])
        {
            case null or "" or "none":
                return null;
            case "smart":
                return Smart(configuration, section, server, problems) is { } options ? new SmartSignIn(options) : null;
            case "azure":
                return server is null ? null : new AzureSignIn(configuration[$"{section}:Scope"] is { Length: > 0 } scope ? scope : $"{server.GetLeftPart(UriPartial.Authority)}/.default");
            default:
                problems.Add(SettingsReader.Wrong($"{section}:Auth", "none, smart or azure"));
                return null;
        }
    }

    private static SmartBackendOptions? Smart(IConfiguration configuration, string section, Uri? server, ImmutableArray<Problem>.Builder problems)
    {
        var before = problems.Count;
        if (configuration[$"{section}:ClientId"] is not { Length: > 0 } client)
        {
            problems.Add(SettingsReader.Wrong($"{section}:ClientId", "the client id that the server gave us"));
            client = "";
        }

        var keys = Keys(configuration[$"{section}:KeyFile"]);
        if (keys is null)
        {
            problems.Add(SettingsReader.Wrong($"{section}:KeyFile", "a file with a JWK or JWK set that holds a private RSA or P-384 key"));
        }

        Uri? token = null;
        if (configuration[$"{section}:TokenUrl"] is { Length: > 0 } url && !Uri.TryCreate(url, UriKind.Absolute, out token))
        {
            problems.Add(SettingsReader.Wrong($"{section}:TokenUrl", "an absolute https address, or nothing to discover it"));
        }

        return problems.Count > before || server is null ? null : new SmartBackendOptions
        {
            FhirBaseUrl = server,
            ClientId = client,
            Keys = keys!,
            KeyId = configuration[$"{section}:KeyId"],
            Scope = configuration[$"{section}:Scope"] is { Length: > 0 } scope ? scope : "system/*.cruds",
            TokenUrl = token,
        };
    }

    private static string? Keys(string? path)
    {
        try
        {
            return string.IsNullOrEmpty(path) ? null : File.ReadAllText(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
