using System.CommandLine;

namespace Prescreen.Cli;

/// <summary>A command whose help ends with examples.</summary>
internal sealed class HelpedCommand(string name, string description, string examples) : Command(name, description)
{
    /// <summary>Whole command lines, one on a line.</summary>
    public string Examples { get; } = examples;
}
