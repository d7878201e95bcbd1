namespace Prescreen.Screening.Csv;

/// <summary>Lines for spreadsheets. <see href="https://www.rfc-editor.org/rfc/rfc4180"/>, with LF.</summary>
public static class CsvLine
{
    /// <summary>Writes a line of cells; one that a spreadsheet would run as a formula begins with an apostrophe.</summary>
    public static void Write(TextWriter output, params ReadOnlySpan<string> cells)
    {
        ArgumentNullException.ThrowIfNull(output);
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0)
            {
                output.Write(',');
            }

            output.Write(Quoted(cells[i]));
        }

        output.Write('\n');
    }

    private static string Quoted(string cell)
    {
        var safe = cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' ? "'" + cell : cell;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
