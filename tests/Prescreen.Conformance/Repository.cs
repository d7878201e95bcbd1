using System.Diagnostics;

namespace Prescreen.Conformance;

/// <summary>Where things lie in the working copy that this was built in, and what npm put there.</summary>
internal static class Repository
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static string Root { get; } = Find();

    public static string ThirdParty => Path.Combine(Root, "tests", "Prescreen.Conformance", "third-party");

    /// <summary>The folder of a package. Without it the test is skipped with a reason, in CI it fails.</summary>
    public static string Package(string name)
    {
        var folder = Path.Combine(ThirdParty, "node_modules", name);
        if (!Directory.Exists(folder) && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip("The packages aren't installed: run `npm ci` in tests/Prescreen.Conformance/third-party (Node 20 or later).");
        }

        return folder;
    }

    /// <summary>What a script prints.</summary>
    public static async Task<string> NodeAsync(CancellationToken ct, params string[] arguments)
    {
        ProcessStartInfo start = new("node", arguments) { WorkingDirectory = ThirdParty, RedirectStandardOutput = true };
        using var process = Process.Start(start).ShouldNotBeNull();
        var text = await process.StandardOutput.ReadToEndAsync(ct).WaitAsync(Patience, ct);
        await process.WaitForExitAsync(ct);
        process.ExitCode.ShouldBe(0);
        return text;
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Integration.sln")))
        {
            folder = folder.Parent;
        }

        return folder.ShouldNotBeNull("Integration.sln is in no folder above the tests.").FullName;
    }
}
