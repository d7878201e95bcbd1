namespace Prescreen.Cli.Tests.Conventions;

/// <summary>The folders of tests/cases.</summary>
internal static class CaseFolders
{
    public static IReadOnlyList<(string Protocol, string Folder)> All { get; } =
    [
        .. Directory.EnumerateDirectories(Path.Combine(SourceTree.Root, "tests/cases"))
            .SelectMany(Directory.EnumerateDirectories, (protocol, folder) => (Path.GetFileName(protocol), folder)),
    ];

    public static string ProtocolFile(string protocol) => Path.Combine(SourceTree.Root, "fhir-profiles/protocols", protocol + ".yaml");
}
