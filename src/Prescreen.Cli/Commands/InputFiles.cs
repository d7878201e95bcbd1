namespace Prescreen.Cli.Commands;

/// <summary>The files that arguments name, folders opened; what isn't there stays as it is, so that the reader tells the problem.</summary>
internal static class InputFiles
{
    public static IReadOnlyList<InputFile> Of(IReadOnlyList<string> input) => [.. input.SelectMany(In)];

    private static IEnumerable<InputFile> In(string path)
    {
        if (!Directory.Exists(path))
        {
            return [Sized(path)];
        }

        var files = Directory.EnumerateFiles(path, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true })
            .Where(file => Path.GetExtension(file).ToLowerInvariant() is ".json" or ".ndjson")
            .Order(StringComparer.Ordinal)
            .Select(Sized)
            .ToList();
        return files.Count > 0 ? files : [new InputFile(path, 0)];
    }

    private static InputFile Sized(string path)
    {
        try
        {
            return new InputFile(path, File.Exists(path) ? new FileInfo(path).Length : 0);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new InputFile(path, 0);
        }
    }
}
