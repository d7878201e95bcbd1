using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;
using Prescreen.Worklist.Hosting;

namespace Prescreen.Worklist.Cds;

/// <summary>Reads the settings of the cards.</summary>
internal static class CdsSettingsReader
{
    private const string Section = "Prescreen:Worklist:Cds";

    public static CdsSettings Read(IConfiguration configuration, bool isDemo, ImmutableArray<Problem>.Builder problems)
    {
        var section = configuration.GetSection(Section);
        var allowsAnonymous = Switch(section, "AllowAnonymousOnLoopback", problems);
        if (allowsAnonymous && !isDemo)
        {
            problems.Add(WorklistSettingsReader.Wrong($"{Section}:AllowAnonymousOnLoopback", "true only beside :DemoUser; any other EHR signs its calls"));
        }

        return new CdsSettings
        {
            Clients = [.. section.GetSection("Clients").GetChildren().Select(client => Client(client, problems)).OfType<CdsClient>()],
            Origins = Origins(section, problems),
            ShowToAll = Switch(section, "ShowToAll", problems),
            AllowAnonymousOnLoopback = allowsAnonymous,
        };
    }

    private static CdsClient? Client(IConfigurationSection section, ImmutableArray<Problem>.Builder problems)
    {
        var before = problems.Count;
        if (section["Issuer"] is not { Length: > 0 } issuer)
        {
            problems.Add(WorklistSettingsReader.Wrong($"{section.Path}:Issuer", "what the EHR's tokens say in iss"));
            issuer = "";
        }

        var file = section["KeysFile"] is { Length: > 0 } path ? Path.GetFullPath(path) : null;
        var url = section["JwksUrl"] is { Length: > 0 } text ? text : null;
        Uri? address = null;
        if (file is not null && !File.Exists(file))
        {
            problems.Add(WorklistSettingsReader.Wrong($"{section.Path}:KeysFile", "a file with the EHR's public keys as a JWK set"));
        }
        else if ((url is null && file is null) || (url is not null && (file is not null || !Uri.TryCreate(url, UriKind.Absolute, out address) || !WorklistSettingsReader.IsSafe(address))))
        {
            problems.Add(WorklistSettingsReader.Wrong($"{section.Path}:JwksUrl", "the https address of the EHR's JWK set, unless :KeysFile names a file with it; one of the two"));
        }

        return problems.Count > before ? null : new CdsClient(issuer, address, file);
    }

    private static ImmutableArray<string> Origins(IConfiguration section, ImmutableArray<Problem>.Builder problems)
    {
        var origins = WorklistSettingsReader.Names(section, "Origins").Select(origin => origin.TrimEnd('/')).ToImmutableArray();
        if (origins.Any(origin => !Uri.TryCreate(origin, UriKind.Absolute, out var parsed) || parsed.GetLeftPart(UriPartial.Authority) != origin || !WorklistSettingsReader.IsSafe(parsed)))
        {
            problems.Add(WorklistSettingsReader.Wrong($"{Section}:Origins", "origins such as https://ehr.example, separated by commas"));
        }

        return origins;
    }

    private static bool Switch(IConfiguration section, string name, ImmutableArray<Problem>.Builder problems)
    {
        if (section[name] is not { Length: > 0 } text)
        {
            return false;
        }

        if (bool.TryParse(text, out var value))
        {
            return value;
        }

        problems.Add(WorklistSettingsReader.Wrong($"{Section}:{name}", "true or false"));
        return false;
    }
}
