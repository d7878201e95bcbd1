namespace Prescreen.Cli.Tests.Conventions;

/// <summary>The repository this test was built from, as files. Found upwards from the output folder: paths the compiler bakes in differ in CI.</summary>
internal static class SourceTree
{
    public static string Root { get; } = Find();

    /// <summary>What is shipped: src and functions.</summary>
    public static IReadOnlyList<SourceFile> Product { get; } = [.. Below("src", "*.cs"), .. Below("functions", "*.cs")];

    public static IReadOnlyList<SourceFile> Tests { get; } = [.. Below("tests", "*.cs")];

    public static IReadOnlyList<SourceFile> Projects { get; } = [.. Below("src", "*.csproj"), .. Below("functions", "*.csproj"), .. Below("tests", "*.csproj")];

    /// <summary>The settings that all projects, or all tests, share.</summary>
    public static IReadOnlyList<SourceFile> Shared { get; } = [.. Below("tests", "Directory.*.props"), .. TopLevel("Directory.*.props")];

    public static string Text(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static IEnumerable<SourceFile> Below(string folder, string pattern)
        => Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(part => part is "node_modules" or "bin" or "obj" or "artifacts"))
            .Order(StringComparer.Ordinal)
            .Select(path => new SourceFile(path, Text(path)));

    private static IEnumerable<SourceFile> TopLevel(string pattern)
        => Directory.EnumerateFiles(Root, pattern).Select(Path.GetFileName).OfType<string>().Select(name => new SourceFile(name, Text(name)));

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Integration.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"There is no Integration.sln above {AppContext.BaseDirectory}.");
    }
}
