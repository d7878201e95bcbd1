namespace Prescreen.Fhir.Text;

/// <summary>Which code page the bytes of a font are in.</summary>
internal sealed class RtfFonts
{
    /// <summary>Stands for the Symbol font, which has no code page.</summary>
    public const int Symbol = 42;

    private readonly Dictionary<int, int> pages = [];

    /// <summary>The document's (\ansicpg).</summary>
    public int CodePage { get; set; } = 1252;

    public void Note(int font, int charset)
    {
        if (OfCharset(charset) is { } page)
        {
            pages[font] = page;
        }
    }

    public int CodePageOf(int font) => pages.GetValueOrDefault(font, CodePage);

    // "ANSI" and "default" fonts are in the document's own: Chinese systems write Chinese in them.
    private static int? OfCharset(int charset) => charset switch
    {
        2 => Symbol,
        77 => 10000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        255 => 850,
        _ => null,
    };
}
