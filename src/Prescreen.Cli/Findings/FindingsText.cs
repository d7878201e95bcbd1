namespace Prescreen.Cli.Findings;

/// <summary>Only the words as they were read: what lines and offsets count in. Several texts are parted by a line that names each.</summary>
internal sealed class FindingsText(TextWriter output) : IFindingsOutput
{
    /// <inheritdoc/>
    public void Add(ReadDocument document, LineMap lines, IReadOnlyList<Statement> statements)
    {
        if (document.Reference is not null)
        {
            output.Write($"== {document.Name}\n");
        }

        output.Write(document.Text);
        output.Write(document.Text.EndsWith('\n') ? "" : "\n");
    }

    /// <inheritdoc/>
    public void Finish() => output.Flush();
}
