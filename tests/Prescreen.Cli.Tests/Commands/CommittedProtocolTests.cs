namespace Prescreen.Cli.Tests.Commands;

/// <summary>The protocols that come with prescreen are committed as FHIR in fhir-profiles/generated/protocols, as it writes them, for those who only read files.</summary>
public sealed class CommittedProtocolTests : IDisposable
{
    private const string Anew = "./prescreen protocol export cea-car-t her2-car-t --output fhir-profiles/generated/protocols";

    private static readonly string Committed = Path.Combine(Profiles.Generated, "protocols");

    private readonly SmallTrial trial = new();

    public void Dispose() => trial.Dispose();

    [Fact]
    public async Task Protocols_ExportedAnew_AreAsCommitted()
    {
        var folder = Path.Combine(trial.Folder, "fhir");

        var run = await CommandRun.OfAsync(["protocol", "export", .. Profiles.ProtocolIds, "--output", folder]);

        run.Exit.ShouldBe(0, run.Error);
        Texts(Committed).ShouldBe(Texts(folder), $"Write them anew: {Anew}");
    }

    [Fact]
    public async Task Protocols_AsCommitted_AreValid()
    {
        var validated = await CommandRun.OfAsync("validate", Committed);

        validated.Exit.ShouldBe(0, validated.Output);
        validated.Output.ShouldContain("6 resources: all valid.");
    }

    private static Dictionary<string, string> Texts(string folder)
        => Directory.GetFiles(folder).Order(StringComparer.Ordinal).ToDictionary(file => Path.GetFileName(file), File.ReadAllText);
}
