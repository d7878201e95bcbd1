namespace Prescreen.Cli.Tests;

/// <summary>One call of the whole command line, with all it wrote.</summary>
internal sealed record CommandRun(int Exit, string Output, string Error)
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 30, 15, 250, TimeSpan.Zero);

    public static async Task<CommandRun> OfAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await PrescreenCommand.RunAsync(arguments, new Surroundings(output, error, new StoppedTime()), TestContext.Current.CancellationToken);
        return new CommandRun(exit, output.ToString(), error.ToString());
    }

    private sealed class StoppedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
