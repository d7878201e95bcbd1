namespace Prescreen.Fhir.Text;

/// <summary>Control words and letters of the Symbol font that stand for characters.</summary>
internal static class RtfSymbols
{
    public static string? OfWord(string word) => word switch
    {
        "par" or "line" or "sect" or "row" or "nestrow" or "column" => "\n",
        "page" => "\n\n",
        "tab" or "cell" or "nestcell" => "\t",
        "emdash" => "—",
        "endash" => "–",
        "bullet" => "•",
        "lquote" or "rquote" => "'",
        "ldblquote" or "rdblquote" => "\"",
        "emspace" or "enspace" or "qmspace" => " ",
        _ => null,
    };

    /// <summary>Of \u: letters of the Symbol font stand in the private area, F000 above their byte.</summary>
    public static string OfUnicode(char unit) => unit is >= '\uF020' and <= '\uF0FF' ? OfSymbol((byte)(unit & 0xFF)) : unit is '\u00A0' ? " " : unit.ToString();

    /// <summary>Of a byte in the Symbol font. A "≥" that is read as "³" would turn a limit into a value.</summary>
    public static string OfSymbol(byte letter) => letter switch
    {
        0xA3 => "≤",
        0xB3 => "≥",
        0xB1 => "±",
        0xB4 => "×",
        0xB7 => "•",
        0xBB => "≈",
        0xB9 => "≠",
        0xA5 => "∞",
        0xB0 => "°",
        0xAE => "→",
        0xAD => "↑",
        0xAF => "↓",
        (byte)'a' => "α",
        (byte)'b' => "β",
        (byte)'g' => "γ",
        (byte)'d' => "δ",
        (byte)'k' => "κ",
        (byte)'l' => "λ",
        (byte)'m' => "μ",
        (byte)'D' => "Δ",
        < 0x40 => ((char)letter).ToString(),
        _ => "\uFFFD",
    };
}
