namespace Prescreen.Units;

/// <summary>The tab-separated tables of this folder, embedded in the assembly; lines that start with "# " are remarks.</summary>
internal static class EmbeddedTable
{
    internal static IEnumerable<string[]> Rows(string name)
    {
        using var stream = typeof(EmbeddedTable).Assembly.GetManifestResourceStream($"Prescreen.Units.{name}")
            ?? throw new InvalidOperationException($"The table {name} isn't in the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal))
            {
                yield return line.Split('\t');
            }
        }
    }
}
