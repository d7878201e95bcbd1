using System.Diagnostics;

namespace Prescreen.Conformance;

/// <summary>Where things lie in the working copy that this was built in, and what npm put there.</summary>
internal static class Repository
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static string Root { get; } = Find();

    private static string ThirdParty => Path.Combine("tests", "Prescreen.Conformance", "third-party");

    /// <summary>The folder of one of HL7's packages.</summary>
    public static string Definitions(string package) => Installed(Path.Combine("fhir-profiles", "definitions"), package);

    /// <summary>The validator nobody here wrote, and the definitions it needs.</summary>
    public static void MedplumMustBeThere()
    {
        Installed(ThirdParty, "@medplum/core");
        Definitions("hl7.fhir.r4.examples");
    }

    /// <summary>What a script prints.</summary>
    public static async Task<string> NodeAsync(CancellationToken ct, params string[] arguments)
    {
        ProcessStartInfo start = new("node", arguments) { WorkingDirectory = Path.Combine(Root, ThirdParty), RedirectStandardOutput = true };
        using var process = Process.Start(start).ShouldNotBeNull();
        var text = await process.StandardOutput.ReadToEndAsync(ct).WaitAsync(Patience, ct);
        await process.WaitForExitAsync(ct);
        process.ExitCode.ShouldBe(0);
        return text;
    }

    // Without the package the test is skipped with a reason, in CI it fails.
    private static string Installed(string place, string package)
    {
        var folder = Path.Combine(Root, place, "node_modules", package);
        if (!Directory.Exists(folder) && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip($"The packages aren't installed: run `npm ci` in {place} (Node 20 or later).");
        }

        return folder;
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
