using System.Buffers;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>
/// Reads files into a <see cref="RecordGatherer"/>: a Bundle or one resource (*.json), recorded responses whose "body" holds one, bulk exports (*.ndjson), and
/// folders of these in the order of their names. What can't be read is a problem of the gatherer, at "file:line"; the rest is read all the same.
/// </summary>
/// <param name="gatherer">Takes what is found.</param>
/// <param name="workers">How many cores may share a bulk export file; 0: all.</param>
public sealed class FhirFileReader(RecordGatherer gatherer, int workers = 0)
{
    private readonly NdjsonReader ndjson = new(gatherer, workers > 0 ? workers : Environment.ProcessorCount);

    /// <summary>Reads a file or a folder with all within it.</summary>
    public void Read(string path)
    {
        if (File.Exists(path))
        {
            ReadFile(path);
            return;
        }

        var files = Directory.Exists(path) ? FilesIn(path) : [];
        if (files.Count == 0)
        {
            gatherer.Report(FactProblems.NoInput().At(path));
        }

        foreach (var file in files)
        {
            ReadFile(file);
        }
    }

    private static List<string> FilesIn(string folder)
        => [.. Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true })
            .Where(file => Path.GetExtension(file).ToLowerInvariant() is ".json" or ".ndjson")
            .Order(StringComparer.Ordinal)];

    private void ReadFile(string path)
    {
        try
        {
            if (Path.GetExtension(path).Equals(".ndjson", StringComparison.OrdinalIgnoreCase))
            {
                ndjson.Read(path);
            }
            else
            {
                ReadDocument(path);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            gatherer.Report(FactProblems.Unreadable().At(path));
        }
    }

    private void ReadDocument(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        var length = checked((int)Math.Min(file.Length, Array.MaxLength));
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var read = file.ReadAtLeast(buffer.AsSpan(0, length), length, throwOnEndOfStream: false);
            Document(buffer.AsSpan(0, read), path);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Document(ReadOnlySpan<byte> json, string place)
    {
        json = json.StartsWith("\uFEFF"u8) ? json[3..] : json;
        var start = json.IndexOfAnyExcept(" \t\r\n"u8);
        if (start < 0 || json[start] != '{')
        {
            gatherer.Report(FactProblems.NotJson().At(place));
            return;
        }

        var peek = ResourcePeek.At(json);
        if (peek.IsBundle)
        {
            gatherer.AddBundle(json, place);
        }
        else if (peek.Type.SequenceEqual("OperationOutcome"u8))
        {
            gatherer.Report(FactProblems.Outcome().At(place));
        }
        else if (peek.Type.IsEmpty && !peek.Body.IsEmpty)
        {
            Document(peek.Body, place);
        }
        else
        {
            gatherer.AddResource(json, place);
        }
    }
}
