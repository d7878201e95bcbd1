using Spectre.Console;

namespace Prescreen.Cli.Output;

/// <summary>A console of Spectre over any writer, of a fixed width.</summary>
internal static class PlainConsole
{
    public static IAnsiConsole Create(TextWriter output, int width, bool hasColour)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = hasColour ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = hasColour ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
