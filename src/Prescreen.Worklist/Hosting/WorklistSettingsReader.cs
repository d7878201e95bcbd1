using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using Microsoft.Extensions.Configuration;
using Prescreen.Worklist.Cds;
using Prescreen.Worklist.Digest;

namespace Prescreen.Worklist.Hosting;

/// <summary>Reads the settings of the pages; what is wrong is told all at once, each with its key and what it takes, never with its value.</summary>
public static class WorklistSettingsReader
{
    private const string Section = "Prescreen:Worklist";

    /// <summary>True where anything of the worklist is set, so that it is to be served.</summary>
    public static bool IsConfigured(IConfiguration configuration) => configuration.GetSection(Section).GetChildren().Any();

    /// <summary>The settings, or every problem (WORK-001).</summary>
    public static (WorklistSettings? Settings, ImmutableArray<Problem> Problems) Read(IConfiguration configuration)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var publicUrl = PublicUrl(configuration, problems);
        WorklistSettings settings = new()
        {
            PublicUrl = publicUrl,
            Access = Access(configuration),
            Ways = WayReader.Read(configuration, problems),
            DemoUser = configuration[$"{Section}:DemoUser"] is { Length: > 0 } name ? name : null,
            FrameAncestors = FrameAncestors(configuration, problems),
            IdleLimit = Span(configuration, "IdleLimit", TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(1), problems),
            SessionLimit = Span(configuration, "SessionLimit", TimeSpan.FromHours(10), TimeSpan.FromMinutes(1), problems),
        };
        settings = settings with
        {
            Cds = CdsSettingsReader.Read(configuration, settings.DemoUser is not null, problems),
            Digest = DigestSettingsReader.Read(configuration, problems),
        };
        if (settings.DemoUser is not null && !publicUrl.IsLoopback)
        {
            problems.Add(Wrong($"{Section}:DemoUser", "nothing, unless the pages are reached on this machine only"));
        }

        if (settings.DemoUser is null && settings.Ways.IsEmpty && problems.Count == 0)
        {
            problems.Add(Wrong($"{Section}:Smart:0:Issuer", "the FHIR base of an EHR that staff sign in at, unless :Oidc:Authority is set: without either nobody can"));
        }

        return problems.Count > 0 ? (null, problems.ToImmutable()) : (settings, []);
    }

    private static Uri PublicUrl(IConfiguration configuration, ImmutableArray<Problem>.Builder problems)
    {
        const string Key = $"{Section}:PublicUrl";
        var text = configuration[Key] is { Length: > 0 } own ? own : configuration["Prescreen:PublicUrl"];
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" } && IsSafe(address))
        {
            return address;
        }

        problems.Add(Wrong(Key, "where browsers reach us: an https address without a path, such as https://prescreen.example (http on this machine only)"));
        return new Uri("http://127.0.0.1/");
    }

    private static ImmutableDictionary<string, StudyAccess> Access(IConfiguration configuration)
        => configuration.GetSection($"{Section}:Access").GetChildren().ToImmutableDictionary(
            study => study.Key,
            study => new StudyAccess { Coordinators = Names(study, "Coordinators"), Readers = Names(study, "Readers") },
            StringComparer.Ordinal);

    private static ImmutableArray<string> FrameAncestors(IConfiguration configuration, ImmutableArray<Problem>.Builder problems)
    {
        var origins = Names(configuration.GetSection(Section), "FrameAncestors");
        if (origins.Any(origin => !Uri.TryCreate(origin, UriKind.Absolute, out var parsed) || parsed.GetLeftPart(UriPartial.Authority) != origin.TrimEnd('/') || !IsSafe(parsed)))
        {
            problems.Add(Wrong($"{Section}:FrameAncestors", "origins such as https://ehr.example, separated by commas"));
        }

        return [.. origins.Select(origin => origin.TrimEnd('/'))];
    }

    private static TimeSpan Span(IConfiguration configuration, string name, TimeSpan otherwise, TimeSpan least, ImmutableArray<Problem>.Builder problems)
    {
        if (configuration[$"{Section}:{name}"] is not { Length: > 0 } text)
        {
            return otherwise;
        }

        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) && span >= least && span <= TimeSpan.FromDays(1))
        {
            return span;
        }

        problems.Add(Wrong($"{Section}:{name}", "a time from 00:01:00 to 1.00:00:00, such as 00:30:00"));
        return otherwise;
    }

    /// <summary>The values of a list, given as one text with commas or one by one.</summary>
    internal static ImmutableArray<string> Names(IConfiguration section, string name)
        => [.. (section[name]?.Split(',') ?? []).Concat(section.GetSection(name).GetChildren().Select(child => child.Value ?? "")).Select(text => text.Trim()).Where(text => text.Length > 0)];

    /// <summary>https, or http to this very machine.</summary>
    internal static bool IsSafe(Uri address)
        => address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && (address.IsLoopback || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip))));

    internal static Problem Wrong(string key, string takes) => new(ProblemKind.Invalid, "WORK-001", $"The setting {key} is missing or wrong; it takes {takes}.") { Place = key };
}
