using Prescreen.Cli.Commands;

namespace Prescreen.Cli.Tests;

public sealed class TestServerCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("prescreen-testserver").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task TestServer_LoadingAFolder_TellsItsAddressAndWhatItLoaded()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "a.json"), """{"resourceType":"Patient","id":"a"}""", TestContext.Current.CancellationToken);

        var (exit, output, error) = await RunAsync("--port", "0", "--load", folder, "--exit");

        (exit, error).ShouldBe((0, ""));
        output.ShouldContain("/fhir/");
        output.ShouldContain("Loaded 1 resources");
    }

    [Fact]
    public async Task TestServer_LoadingADamagedFile_NamesItAndExitsWithOne()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "bad.json"), "<html>", TestContext.Current.CancellationToken);

        var (exit, _, error) = await RunAsync("--port", "0", "--load", folder, "--exit");

        exit.ShouldBe(1);
        error.ShouldContain("bad.json");
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] arguments)
    {
        await using StringWriter output = new();
        await using StringWriter error = new();
        var exit = await TestServerCommand.Create(output, error).Parse(arguments).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);
        return (exit, output.ToString(), error.ToString());
    }
}
