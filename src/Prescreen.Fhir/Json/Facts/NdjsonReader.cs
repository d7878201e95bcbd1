namespace Prescreen.Fhir.Json.Facts;

/// <summary>Reads a bulk export file, one resource a line, in blocks of bytes. https://hl7.org/fhir/uv/bulkdata/</summary>
internal sealed class NdjsonReader(RecordGatherer gatherer)
{
    private const int Block = 1 << 20;
    private const int LongestLine = 64 << 20;

    public void Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        var lines = new LineBuffer(file, Block, LongestLine);
        try
        {
            while (lines.Next(out var line))
            {
                Read(line, path, lines.Number, lines.IsTooLong);
            }
        }
        finally
        {
            lines.Release();
        }
    }

    private void Read(ReadOnlySpan<byte> line, string path, long number, bool isTooLong)
    {
        if (isTooLong)
        {
            gatherer.Report(FactProblems.LineTooLong(LongestLine).At($"{path}:{number}"));
            return;
        }

        line = number == 1 && line.StartsWith("\uFEFF"u8) ? line[3..] : line;
        if (line.ContainsAnyExcept(" \t\r\n"u8))
        {
            gatherer.Add(line, path, number);
        }
    }
}
