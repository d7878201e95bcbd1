namespace Prescreen.Cli;

/// <summary>The protocols, value sets and lexicons that come with the command, in its own folder.</summary>
internal static class Profiles
{
    /// <summary>The folder of protocol files.</summary>
    public static string Protocols { get; } = Path.Combine(AppContext.BaseDirectory, "fhir-profiles", "protocols");

    /// <summary>The folder of value sets.</summary>
    public static string ValueSets { get; } = Path.Combine(AppContext.BaseDirectory, "fhir-profiles", "valuesets");

    /// <summary>The folder of lexicons for reports.</summary>
    public static string Narrative { get; } = Path.Combine(AppContext.BaseDirectory, "fhir-profiles", "narrative");

    /// <summary>The folder of FHIR profiles, made from their sources; it may be absent.</summary>
    public static string Generated { get; } = Path.Combine(AppContext.BaseDirectory, "fhir-profiles", "generated");

    /// <summary>The ids of the protocols that come with the command: their files are named by them.</summary>
    public static IReadOnlyList<string> ProtocolIds { get; } = Ids();

    private static string[] Ids()
        => Directory.Exists(Protocols)
            ? [.. Directory.GetFiles(Protocols, "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)]
            : [];
}
