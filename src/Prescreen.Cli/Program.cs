using System.Text;
using Prescreen.Cli;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

// https://no-color.org: set and not empty means none.
var hasColour = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
const int Narrowest = 100, Widest = 240;
return await PrescreenCommand.RunAsync(
    args,
    new Surroundings(Console.Out, Console.Error, TimeProvider.System, IsWatched: !Console.IsErrorRedirected, HasColour: hasColour)
    {
        Input = Console.OpenStandardInput,
        Width = Console.IsOutputRedirected ? Narrowest : Math.Clamp(Console.WindowWidth, Narrowest / 2, Widest),
    });
