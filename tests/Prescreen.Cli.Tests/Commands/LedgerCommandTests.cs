using Prescreen.Screening.Ledger;

namespace Prescreen.Cli.Tests.Commands;

public sealed class LedgerCommandTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("prescreen-ledger-").FullName;

    private string Config => Path.Combine(folder, "prescreen.json");

    public async ValueTask InitializeAsync()
    {
        var path = Path.Combine(folder, "ledger.db");
        await File.WriteAllTextAsync(Config, $$"""{ "Prescreen": { "Store": "sqlite:{{path}}" } }""");
        await using var store = (await LedgerStore.OpenAsync($"sqlite:{path}", TimeProvider.System)).Value;
        await store.Ledger.MakeDueAsync([new DuePatient("Patient/7", TimeProvider.System.GetUtcNow().AddHours(-1), DueCause.Notification)], CancellationToken.None);
        var claim = (await store.Ledger.ClaimAsync(TimeSpan.FromMinutes(1), "tests", null, CancellationToken.None)).Value.Claim!;
        await store.Ledger.ParkAsync(claim, new Problem(ProblemKind.Invalid, "FHIR-999", "It can't be read."), CancellationToken.None);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task List_ADeadLetter_ShowsItWithItsProblem()
    {
        var run = await RunAsync("list", "--state", "dead");

        run.Exit.ShouldBe(0);
        run.Output.ShouldContain("Patient/7");
        run.Output.ShouldContain("FHIR-999");
        run.Output.ShouldContain("0 due, 0 leased, 0 waiting, 0 parked, 1 dead, 0 settled");
    }

    [Fact]
    public async Task Explain_ADeadLetter_TellsWhatWentWrong()
        => (await RunAsync("explain", "7")).Output.ShouldContain("DeadLettered  FHIR-999 It can't be read.");

    [Fact]
    public async Task Replay_ADeadLetter_MakesItDue()
    {
        (await RunAsync("replay", "Patient/7")).Output.ShouldContain("1 patient is due again.");

        (await RunAsync("list")).Output.ShouldContain("1 due");
    }

    [Fact]
    public async Task Discard_WithAReason_KeepsIt()
    {
        (await RunAsync("discard", "7", "--reason", "a test patient")).Output.ShouldContain("1 patient is discarded.");

        (await RunAsync("explain", "7")).Output.ShouldContain("a test patient");
    }

    [Fact]
    public async Task Rebuild_MakesEverybodyDue() => (await RunAsync("rebuild")).Output.ShouldContain("1 patient is due.");

    [Theory]
    [InlineData(2, "CLI-043", "replay")]
    [InlineData(2, "CLI-043", "replay", "7", "--all")]
    [InlineData(2, "--reason", "discard", "7")]
    [InlineData(1, "LEDG-011", "explain", "8")]
    [InlineData(1, "LEDG-012", "replay", "8")]
    public async Task Ledger_CalledWrongly_SaysWhatToDo(int exit, string message, params string[] arguments)
    {
        var run = await RunAsync(arguments);

        run.Exit.ShouldBe(exit);
        run.Error.ShouldContain(message);
    }

    [Theory]
    [InlineData("LEDG-001: The setting Prescreen:Store is missing.", "ledger", "list")]
    [InlineData("Prescreen:Ehr:BaseUrl: APP-001: ", "serve")]
    [InlineData("Prescreen:Site:TimeZone: APP-001: ", "serve")]
    [InlineData("Prescreen:Ehr:BaseUrl: APP-001: ", "subscriptions", "status")]
    [InlineData("no-such.json: CLI-040: ", "serve", "--config", "no-such.json")]
    public async Task Settings_Missing_AreNamedAndEndWithTwo(string message, params string[] arguments)
    {
        var run = await CommandRun.OfAsync(arguments);

        run.Exit.ShouldBe(2);
        run.Error.ShouldContain(message);
    }

    private Task<CommandRun> RunAsync(params string[] arguments) => CommandRun.OfAsync(["ledger", .. arguments, "--config", Config]);
}
