namespace Prescreen.Cli.Findings;

/// <summary>A text to be read: the file as it is, or what was taken from a resource, RTF, HTML or PDF.</summary>
/// <param name="File">The file as it was named; "-" for what was piped in.</param>
/// <param name="Text">The words. Lines and offsets count in them.</param>
/// <param name="Reference">The resource it was taken from; null for a file of text.</param>
internal sealed record ReadDocument(string File, string Text, string? Reference = null)
{
    /// <summary>What names it to a person.</summary>
    public string Name => Reference is null ? File : $"{File} {Reference}";

    /// <summary>The file only.</summary>
    public override string ToString() => File;
}
