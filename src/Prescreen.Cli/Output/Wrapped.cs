namespace Prescreen.Cli.Output;

/// <summary>Writes sentences in lines of at most 100 columns.</summary>
internal static class Wrapped
{
    private const int Width = 100;

    /// <summary>Writes a text after an indent; its further lines stand two columns further in.</summary>
    public static void Write(TextWriter output, string indent, string text)
    {
        var line = indent;
        var isEmpty = true;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isEmpty && line.Length + word.Length > Width)
            {
                output.WriteLine(line.TrimEnd());
                line = indent + "  ";
            }

            line += word + " ";
            isEmpty = false;
        }

        output.WriteLine(line.TrimEnd());
    }
}
