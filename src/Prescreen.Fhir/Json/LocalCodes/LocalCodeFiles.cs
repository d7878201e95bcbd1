namespace Prescreen.Fhir.Json.LocalCodes;

/// <summary>Reads files into a <see cref="LocalCodeTally"/>: bulk exports (*.ndjson) line by line, anything else as one document.</summary>
public static class LocalCodeFiles
{
    /// <summary>Counts a file's codes; nothing where it isn't there or can't be read, which the reader of records tells.</summary>
    public static void Read(string path, LocalCodeTally tally)
    {
        ArgumentNullException.ThrowIfNull(tally);
        try
        {
            if (Path.GetExtension(path).Equals(".ndjson", StringComparison.OrdinalIgnoreCase))
            {
                foreach (var line in File.ReadLines(path))
                {
                    tally.Add(System.Text.Encoding.UTF8.GetBytes(line));
                }
            }
            else if (File.Exists(path))
            {
                tally.Add(File.ReadAllBytes(path));
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }
}
