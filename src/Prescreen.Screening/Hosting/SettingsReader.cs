using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Prescreen.Screening.Ledger;

namespace Prescreen.Screening.Hosting;

/// <summary>Reads the settings; what is wrong is told all at once, each with its key and what it takes, never with its value.</summary>
public static class SettingsReader
{
    private const int ShortestSecret = 16;
    private const string ConceptMapsKey = "Prescreen:Site:ConceptMaps";

    /// <summary>The settings, or every problem (APP-001) in the order of the keys.</summary>
    public static (PrescreenSettings? Settings, ImmutableArray<Problem> Problems) Read(IConfiguration configuration)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var ehr = Address(configuration, "Prescreen:Ehr:BaseUrl", isRequired: true, problems);
        var results = Address(configuration, "Prescreen:Results:BaseUrl", isRequired: false, problems) ?? ehr;
        var ehrAuth = AuthSettings.Read(configuration, "Prescreen:Ehr", ehr, problems);
        var resultsAuth = AuthSettings.Read(configuration, "Prescreen:Results", results, problems);
        var publicUrl = Address(configuration, "Prescreen:PublicUrl", isRequired: false, problems);
        var store = configuration[StoreSetting.Key];
        if (StoreSetting.Parse(store).Problem is { } wrongStore)
        {
            problems.Add(wrongStore);
        }

        var protocols = Folder(configuration, "Prescreen:Protocols", Path.Combine(AppContext.BaseDirectory, "fhir-profiles", "protocols"), problems);
        // Beside a folder that isn't there nothing can be, and one problem is told once.
        var beside = Directory.Exists(protocols) ? Path.Combine(protocols, "..", "valuesets") : AppContext.BaseDirectory;
        var valueSets = Folder(configuration, "Prescreen:ValueSets", beside, problems);
        var conceptMaps = configuration[ConceptMapsKey] is { Length: > 0 } maps ? Folder(configuration, ConceptMapsKey, maps, problems) : null;
        var zone = Zone(configuration, problems);
        var secrets = Secrets(configuration, publicUrl is not null, problems);
        var every = Every(configuration, problems);
        var workers = Workers(configuration, problems);
        if (problems.Count > 0 || ehr is null || results is null)
        {
            return (null, problems.ToImmutable());
        }

        return (new PrescreenSettings
        {
            Ehr = ehr,
            Results = results,
            EhrAuth = ehrAuth,
            ResultsAuth = resultsAuth,
            PublicUrl = publicUrl,
            Store = store!,
            Protocols = protocols,
            ValueSets = valueSets,
            ConceptMaps = conceptMaps,
            TimeZone = zone,
            Secrets = secrets,
            Topic = configuration["Prescreen:Notifications:Topic"],
            CatchUpEvery = every,
            Workers = workers,
        }, []);
    }

    private static Uri? Address(IConfiguration configuration, string key, bool isRequired, ImmutableArray<Problem>.Builder problems)
    {
        var text = configuration[key];
        if (string.IsNullOrWhiteSpace(text) && !isRequired)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https", Query: "", Fragment: "", UserInfo: "" })
        {
            return address.AbsolutePath.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");
        }

        problems.Add(Wrong(key, "an absolute http or https address without query, such as https://ehr.example/fhir"));
        return null;
    }

    private static string Folder(IConfiguration configuration, string key, string otherwise, ImmutableArray<Problem>.Builder problems)
    {
        var path = Path.GetFullPath(configuration[key] is { Length: > 0 } set ? set : otherwise);
        if (!Directory.Exists(path))
        {
            problems.Add(Wrong(key, "a folder that exists"));
        }

        return path;
    }

    private static TimeZoneInfo Zone(IConfiguration configuration, ImmutableArray<Problem>.Builder problems)
    {
        const string Key = "Prescreen:Site:TimeZone";
        var name = configuration[Key];
        if (name is "UTC" || (name is { Length: > 0 } && TimeZoneInfo.TryFindSystemTimeZoneById(name, out _)))
        {
            return name is "UTC" ? TimeZoneInfo.Utc : TimeZoneInfo.FindSystemTimeZoneById(name);
        }

        var hint = Directory.Exists("/usr/share/zoneinfo") || OperatingSystem.IsWindows() ? "" : "; this machine has no time zone data, install the package tzdata";
        problems.Add(Wrong(Key, $"the site's IANA time zone, such as Europe/Berlin or UTC{hint}"));
        return TimeZoneInfo.Utc;
    }

    private static ImmutableArray<string> Secrets(IConfiguration configuration, bool areNeeded, ImmutableArray<Problem>.Builder problems)
    {
        const string Key = "Prescreen:Notifications:Secrets";
        var listed = configuration.GetSection(Key).GetChildren().Select(child => child.Value ?? "");
        var secrets = (configuration[Key]?.Split(',') ?? []).Concat(listed).Select(secret => secret.Trim()).Where(secret => secret.Length > 0).ToImmutableArray();
        if (secrets.Length > 2 || secrets.Any(secret => secret.Length < ShortestSecret) || (areNeeded && secrets.IsEmpty))
        {
            problems.Add(Wrong(Key, $"one secret, or two while one is being replaced, each of at least {ShortestSecret} characters, separated by a comma"));
        }

        return secrets;
    }

    private static TimeSpan Every(IConfiguration configuration, ImmutableArray<Problem>.Builder problems)
    {
        const string Key = "Prescreen:CatchUp:Every";
        var text = configuration[Key];
        if (string.IsNullOrWhiteSpace(text))
        {
            return TimeSpan.FromMinutes(5);
        }

        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var every) && every >= TimeSpan.FromSeconds(1) && every <= TimeSpan.FromDays(1))
        {
            return every;
        }

        problems.Add(Wrong(Key, "a time from 00:00:01 to 1.00:00:00, such as 00:05:00"));
        return TimeSpan.FromMinutes(5);
    }

    private static int Workers(IConfiguration configuration, ImmutableArray<Problem>.Builder problems)
    {
        const string Key = "Prescreen:Workers";
        if (configuration[Key] is not { Length: > 0 } text)
        {
            return 4;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var workers) && workers is >= 1 and <= 64)
        {
            return workers;
        }

        problems.Add(Wrong(Key, "a whole number from 1 to 64"));
        return 4;
    }

    internal static Problem Wrong(string key, string takes) => new(ProblemKind.Invalid, "APP-001", $"The setting {key} is missing or wrong; it takes {takes}.") { Place = key };
}
