using System.Text;
using Prescreen.Cli;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return await PrescreenCommand.RunAsync(
    args,
    new Surroundings(Console.Out, Console.Error, TimeProvider.System, IsWatched: !Console.IsErrorRedirected, HasColour: !Console.IsOutputRedirected));
