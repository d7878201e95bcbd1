namespace Prescreen.Cli.Tests.Demo;

/// <summary>The whole loop: the hospital's server, notifications, the ledger, the screening, the write-back, and the list.</summary>
public sealed class DemoCommandTests
{
    [Fact]
    public async Task Demo_PlayedToItsEnd_EndsAsTheStoriesSay()
    {
        var run = await CommandRun.OfAsync("demo", "--exit", "--speed", "1000", "--seed", "7");

        run.Error.ShouldBeEmpty();
        run.Exit.ShouldBe(0);
        run.Output.ShouldContain("★ Patient/p03  cea-car-t: ineligible → candidate");
        run.Output.ShouldContain("to be read by a");
        run.Output.ShouldContain("As expected: 132 of 132");
        run.Output.Split('\n').ShouldAllBe(line => line.Length <= 100);
    }

    [Theory]
    [InlineData("--speed takes a number above 0.", "--speed", "0")]
    [InlineData("--seed", "--seed", "one")]
    public async Task Demo_CalledWrongly_EndsWithTwo(string message, params string[] arguments)
    {
        var run = await CommandRun.OfAsync(["demo", .. arguments]);

        run.Exit.ShouldBe(2);
        run.Error.ShouldContain(message);
    }
}
