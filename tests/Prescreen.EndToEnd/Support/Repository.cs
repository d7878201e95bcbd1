using System.Diagnostics.CodeAnalysis;

namespace Prescreen.EndToEnd.Support;

/// <summary>Where things lie in the working copy that this was built in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string ThirdParty => Path.Combine(Root, "tests", "Prescreen.EndToEnd", "third-party");

    /// <summary>A file of another project's output, built with the same configuration as the tests.</summary>
    public static string Output(string project, string file) => Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(BinFolder))!, project, Path.GetFileName(BinFolder), file);

    private static string BinFolder => Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);

    /// <summary>Where the packages that belong there aren't installed, the test is skipped with a reason; in CI it goes on, and fails.</summary>
    public static void MustBeInstalled(string folder)
    {
        if (!Directory.Exists(Path.Combine(folder, "node_modules")) && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip($"A third party's packages aren't installed: run `npm ci` in {Path.GetRelativePath(Root, folder)} (Node 20 or later).");
        }
    }

    [SuppressMessage("Usage", "CA1065", Justification = "Without the working copy no test of this project means anything.")]
    private static string Find()
    {
        var folder = new DirectoryInfo(BinFolder);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Integration.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("Integration.sln is in no folder above the tests.");
    }
}
