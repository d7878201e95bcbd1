using System.Collections.Concurrent;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>
/// Reads a bulk export file, one resource a line, in blocks that the cores share; what they find is put together in the order of the file.
/// https://hl7.org/fhir/uv/bulkdata/
/// </summary>
internal sealed class NdjsonReader(RecordGatherer gatherer, int workers)
{
    private const int Block = 2 << 20;
    private const int LongestLine = 64 << 20;

    private readonly ConcurrentBag<FactReader> idle = [];

    public void Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        var blocks = new NdjsonBlocks(file, Block, LongestLine, line => gatherer.Report(TooLong(path, line)));
        var running = new Queue<Task<NdjsonPart>>();
        try
        {
            while (blocks.Next() is { } block)
            {
                running.Enqueue(Task.Run(() => ReadBlock(block, path)));
                if (running.Count > workers)
                {
                    Take(running.Dequeue(), path);
                }
            }
        }
        finally
        {
            blocks.Release();
            while (running.TryDequeue(out var part))
            {
                Take(part, path);
            }
        }
    }

    private static Problem TooLong(string path, long line) => FactProblems.LineTooLong(LongestLine).At($"{path}:{line}");

    private void Take(Task<NdjsonPart> task, string path)
    {
        var part = task.GetAwaiter().GetResult();
        gatherer.Append(part.Facts);

        // A Bundle on a line may name its entries for others, so only one thread reads those.
        foreach (var (line, bundle) in part.Bundles)
        {
            gatherer.Add(bundle, path, line);
        }
    }

    private NdjsonPart ReadBlock(NdjsonBlock block, string path)
    {
        var reader = idle.TryTake(out var known) ? known : gatherer.NewReader();
        var part = new NdjsonPart();
        var rest = block.Bytes;
        for (var line = block.FirstLine; !rest.IsEmpty; line++)
        {
            var end = rest.IndexOf((byte)'\n');
            var text = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + 1)..];
            ReadLine(text.TrimEnd(" \t\r"u8), path, line, reader, part);
        }

        block.Release();
        idle.Add(reader);
        return part;
    }

    private void ReadLine(ReadOnlySpan<byte> text, string path, long line, FactReader reader, NdjsonPart part)
    {
        if (text.IsEmpty)
        {
            return;
        }

        if (text.Length > LongestLine)
        {
            part.Facts.Add(null, TooLong(path, line));
        }
        else if (!gatherer.MayHold(text))
        {
            part.Facts.CountSkipped(1);
        }
        else if (RecordGatherer.IsBundle(text))
        {
            part.Bundles.Add((line, text.ToArray()));
        }
        else
        {
            part.Facts.Count(reader.Read(text, path, line, default, part.Facts));
        }
    }
}
