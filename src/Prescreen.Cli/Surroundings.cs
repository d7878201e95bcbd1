namespace Prescreen.Cli;

/// <summary>What a command has around it, handed in so that tests can look on: where answers and problems go, and the clock.</summary>
/// <param name="Output">Answers.</param>
/// <param name="Error">Problems, notes and progress.</param>
/// <param name="Time">The clock, read at the edge only.</param>
/// <param name="IsWatched">True where a person sees <paramref name="Error"/> as it is written: then progress is shown.</param>
/// <param name="HasColour">True where <paramref name="Output"/> is a terminal, and colours are wanted there.</param>
internal sealed record Surroundings(TextWriter Output, TextWriter Error, TimeProvider Time, bool IsWatched = false, bool HasColour = false)
{
    /// <summary>How many columns <see cref="Output"/> has.</summary>
    public int Width { get; init; } = 100;

    /// <summary>Opens what is piped in; nothing where not said.</summary>
    public Func<Stream> Input { get; init; } = () => Stream.Null;
}
