using System.Diagnostics;

namespace Prescreen.Fhir.Tests.Profiles;

/// <summary>SUSHI itself: the FSH compiles without an error or a warning, and what is committed is what comes out.</summary>
public sealed class CompilationTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Generated_CompiledAnew_IsAsCommitted()
    {
        var tools = Path.Combine(ProfileFolder.Path, "tools");
        var isInstalled = new[] { "tools", "definitions" }.All(part => Directory.Exists(Path.Combine(ProfileFolder.Path, part, "node_modules")));
        if (!isInstalled && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip("SUSHI isn't installed: run `npm ci` in fhir-profiles/definitions and fhir-profiles/tools (Node 20 or later).");
        }

        var start = new ProcessStartInfo("node", ["compile.mjs", "--check"]) { WorkingDirectory = tools, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start).ShouldNotBeNull();
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(Ct), process.StandardError.ReadToEndAsync(Ct)).WaitAsync(Patience, Ct);
        await process.WaitForExitAsync(Ct);

        process.ExitCode.ShouldBe(0, string.Join('\n', said));
    }
}
