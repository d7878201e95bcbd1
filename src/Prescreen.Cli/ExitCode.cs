namespace Prescreen.Cli;

/// <summary>What the command ends with; scripts rely on it.</summary>
internal static class ExitCode
{
    /// <summary>All was done.</summary>
    public const int Done = 0;

    /// <summary>Some of it could not be read or done; the rest was.</summary>
    public const int Partly = 1;

    /// <summary>The command was called wrongly: nothing was done.</summary>
    public const int Usage = 2;

    /// <summary>Ctrl+C.</summary>
    public const int Interrupted = 130;
}
