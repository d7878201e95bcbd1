using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Prescreen.Worklist.Hosting;

/// <summary>Reads the ways to sign in: <c>Smart:{n}</c> and <c>Oidc</c>.</summary>
internal static class WayReader
{
    private const string Section = "Prescreen:Worklist";

    public static ImmutableArray<SignInWay> Read(IConfiguration configuration, ImmutableArray<Problem>.Builder problems)
    {
        var ways = ImmutableArray.CreateBuilder<SignInWay>();
        foreach (var section in configuration.GetSection($"{Section}:Smart").GetChildren())
        {
            var key = int.TryParse(section.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? $"smart-{number}" : $"smart-{section.Key}";
            Add(section, key, "Issuer", "the EHR's FHIR base, exactly as the EHR sends it in iss", isSmart: true);
        }

        var provider = configuration.GetSection($"{Section}:Oidc");
        if (provider.GetChildren().Any())
        {
            Add(provider, "oidc", "Authority", "the provider's address, before /.well-known/openid-configuration", isSmart: false);
        }

        if (ways.Select(way => way.Issuer.AbsoluteUri.TrimEnd('/')).Distinct(StringComparer.Ordinal).Count() < ways.Count)
        {
            problems.Add(WorklistSettingsReader.Wrong($"{Section}:Smart", "each issuer once"));
        }

        return ways.ToImmutable();

        void Add(IConfigurationSection section, string key, string issuerName, string takes, bool isSmart)
        {
            var before = problems.Count;
            if (!Uri.TryCreate(section[issuerName], UriKind.Absolute, out var issuer) || issuer is not { Query: "", Fragment: "", UserInfo: "" } || !WorklistSettingsReader.IsSafe(issuer))
            {
                problems.Add(WorklistSettingsReader.Wrong($"{section.Path}:{issuerName}", $"{takes}; https, or http on this machine"));
            }

            if (section["ClientId"] is not { Length: > 0 } client)
            {
                problems.Add(WorklistSettingsReader.Wrong($"{section.Path}:ClientId", "the client id that was given to us there"));
                client = "";
            }

            var keys = Keys(section, problems);
            if (problems.Count == before)
            {
                ways.Add(new SignInWay
                {
                    Key = key,
                    Name = section["Name"] is { Length: > 0 } name ? name : issuer!.Host,
                    Issuer = issuer!,
                    IsSmart = isSmart,
                    ClientId = client,
                    ClientSecret = section["ClientSecret"] is { Length: > 0 } secret ? secret : null,
                    Keys = keys,
                });
            }
        }
    }

    private static string? Keys(IConfigurationSection section, ImmutableArray<Problem>.Builder problems)
    {
        if (section["KeyFile"] is not { Length: > 0 } path)
        {
            return null;
        }

        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            problems.Add(WorklistSettingsReader.Wrong($"{section.Path}:KeyFile", "a file with a JWK or JWK set that holds a private RSA or P-384 key"));
            return null;
        }
    }
}
