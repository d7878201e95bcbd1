using System.IO.Compression;

namespace Prescreen.Fhir.Validation.Definitions;

/// <summary>The definitions of FHIR R4 that come with this assembly: one a line, compressed; made by make.mjs.</summary>
internal static class DefinitionFile
{
    private const string Name = "r4.ndjson.br";
    private const int UsualSize = 5 << 20;

    /// <summary>All of them, not yet read.</summary>
    public static IEnumerable<DefinitionEntry> Read()
    {
        using var stream = typeof(DefinitionFile).Assembly.GetManifestResourceStream(Name)
            ?? throw new InvalidOperationException($"{Name} isn't in the assembly: the build lost it.");
        using var unpacked = new BrotliStream(stream, CompressionMode.Decompress);
        using MemoryStream text = new(UsualSize);
        unpacked.CopyTo(text);
        return Lines(text.GetBuffer().AsMemory(0, (int)text.Length));
    }

    private static IEnumerable<DefinitionEntry> Lines(ReadOnlyMemory<byte> text)
    {
        while (text.Span.IndexOf((byte)'\n') is var end and >= 0)
        {
            if (DefinitionHead.Read(text[..end]) is { } entry)
            {
                yield return entry;
            }

            text = text[(end + 1)..];
        }
    }
}
