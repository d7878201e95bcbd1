using Prescreen.Insights;

namespace Prescreen.Cli.Diff;

/// <summary>Where the comparison of two versions goes.</summary>
internal interface IDiffOutput
{
    /// <summary>Writes it all.</summary>
    void Write(Amendment amendment);
}
