using System.Text;

namespace Prescreen.Fhir.Text;

/// <summary>Collects the text of RTF; bytes that belong together are decoded together, as a Chinese character is two.</summary>
internal sealed class RtfWords
{
    private readonly StringBuilder words = new();
    private readonly Dictionary<int, Encoding> encodings = [];
    private readonly List<byte> bytes = [];
    private int codePage;

    public void Add(byte letter, int page)
    {
        if (page != codePage)
        {
            Settle();
            codePage = page;
        }

        bytes.Add(letter);
    }

    public void Add(string text) => words.Append(text);

    /// <summary>Decodes the bytes so far: what comes isn't of their run.</summary>
    public void Settle()
    {
        if (bytes.Count == 0)
        {
            return;
        }

        if (codePage == RtfFonts.Symbol)
        {
            bytes.ForEach(letter => words.Append(RtfSymbols.OfSymbol(letter)));
        }
        else
        {
            words.Append(Of(codePage).GetString([.. bytes]));
        }

        bytes.Clear();
    }

    public string Finish() => words.ToString();

    private Encoding Of(int page)
    {
        if (!encodings.TryGetValue(page, out var encoding))
        {
            encoding = CharsetDecoder.OfCodePage(page) ?? Encoding.UTF8;
            encodings.Add(page, encoding);
        }

        return encoding;
    }
}
