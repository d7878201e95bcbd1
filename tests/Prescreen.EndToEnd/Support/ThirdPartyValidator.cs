using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Prescreen.EndToEnd.Support;

/// <summary>Medplum's validator as a process: a validator that nobody of this project wrote. See third-party/validate.mjs.</summary>
internal static class ThirdPartyValidator
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>What it finds wrong, a line each. Without its packages the test is skipped with a reason, in CI it fails.</summary>
    public static async Task<string[]> ErrorsAsync(string profiles, IEnumerable<(JsonNode Resource, string? Profile)> resources, CancellationToken ct)
    {
        Repository.MustBeInstalled(Repository.ThirdParty);
        Repository.MustBeInstalled(Path.Combine(Repository.Root, "fhir-profiles", "definitions"));
        using TemporaryFolder folder = new();
        var file = folder.File("written.ndjson");
        await File.WriteAllLinesAsync(file, resources.Select(one => new JsonObject { ["profile"] = one.Profile, ["resource"] = one.Resource.DeepClone() }.ToJsonString()), ct);

        ProcessStartInfo start = new("node", ["validate.mjs", profiles, file]) { WorkingDirectory = Repository.ThirdParty, RedirectStandardOutput = true };
        using var process = Process.Start(start).ShouldNotBeNull();
        var said = await process.StandardOutput.ReadToEndAsync(ct).WaitAsync(Patience, ct);
        await process.WaitForExitAsync(ct);
        process.ExitCode.ShouldBe(0, "what it said is on the error output");
        return said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
