using System.Text;

namespace Prescreen.Cli.Output;

/// <summary>Passes lines on without the blanks at their ends, with which tables fill their columns. Writes its last line when disposed.</summary>
internal sealed class TrimmingWriter(TextWriter output) : TextWriter
{
    private readonly StringBuilder line = new();

    /// <inheritdoc/>
    public override Encoding Encoding => output.Encoding;

    /// <inheritdoc/>
    public override void Write(char value)
    {
        if (value == '\n')
        {
            output.Write(line.ToString().TrimEnd());
            output.Write('\n');
            line.Clear();
        }
        else
        {
            line.Append(value);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            output.Write(line.ToString().TrimEnd());
            line.Clear();
        }

        base.Dispose(disposing);
    }
}
