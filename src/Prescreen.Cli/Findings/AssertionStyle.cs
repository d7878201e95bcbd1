using System.Diagnostics;
using Prescreen.Facts;
using Spectre.Console;

namespace Prescreen.Cli.Findings;

/// <summary>The colour of each assertion.</summary>
internal static class AssertionStyle
{
    /// <summary>What stands beside the text.</summary>
    public static Style Quiet { get; } = new(Color.Grey);

    /// <summary>All, for a legend.</summary>
    public static IEnumerable<(Assertion Assertion, Style Style)> All => Enum.GetValues<Assertion>().Select(one => (one, Of(one)));

    /// <summary>The colour of one.</summary>
    public static Style Of(Assertion assertion) => assertion switch
    {
        Assertion.Present => new Style(Color.Green, decoration: Decoration.Bold),
        Assertion.Absent => new Style(Color.Red),
        Assertion.Possible => new Style(Color.Yellow),
        Assertion.Historical => new Style(Color.Blue),
        Assertion.Planned => new Style(Color.Fuchsia),
        Assertion.Other => new Style(Color.Grey, decoration: Decoration.Italic),
        _ => throw new UnreachableException($"No colour for {assertion}."),
    };
}
