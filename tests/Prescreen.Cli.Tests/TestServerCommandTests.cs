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

    [Fact]
    public async Task TestServer_WithAnApp_TellsWhereToLaunchIt()
    {
        var (exit, output, error) = await RunAsync("--port", "0", "--app", "worklist=http://127.0.0.1:5000/cb?a=b,http://127.0.0.1:5000/launch", "--app", "other=app:/cb", "--user", "Ann Lee=Practitioner/ann", "--exit");

        (exit, error).ShouldBe((0, ""));
        output.ShouldContain("/launch");
    }

    [Theory]
    [InlineData("--app", "worklist")]
    [InlineData("--app", "=http://127.0.0.1/cb")]
    [InlineData("--app", "worklist=/cb")]
    [InlineData("--app", "worklist=http://127.0.0.1/cb#here")]
    [InlineData("--app", "worklist=http://127.0.0.1/cb,launch")]
    [InlineData("--app", "worklist=http://127.0.0.1/cb,http://127.0.0.1/l,http://127.0.0.1/m")]
    [InlineData("--user", "Ann Lee")]
    [InlineData("--user", "Ann Lee=ann")]
    [InlineData("--user", "=Practitioner/ann")]
    public void TestServer_WithADamagedAppOrUser_IsNotUnderstood(string option, string value)
        => TestServerCommand.Create(TextWriter.Null, TextWriter.Null).Parse([option, value]).Errors.ShouldContain(error => error.Message.Contains(value, StringComparison.Ordinal));

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] arguments)
    {
        await using StringWriter output = new();
        await using StringWriter error = new();
        var exit = await TestServerCommand.Create(output, error).Parse(arguments).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);
        return (exit, output.ToString(), error.ToString());
    }
}
