using System.Text;

namespace Prescreen.Fhir.Text;

/// <summary>
/// The words of RTF, as much of it as report systems write: one pass, no recursion, never throws. Tables keep cells apart by a tab; pictures, styles, hidden and
/// deleted text are no words. https://www.biblioscape.com/rtf15_spec.htm
/// </summary>
internal sealed class RtfReader(byte[] rtf)
{
    private const int DeepestGroup = 1_000;

    private readonly RtfWords words = new();
    private readonly RtfFonts fonts = new();
    private readonly Stack<RtfState> outer = new();
    private RtfState state = RtfState.Initial;
    private int at;
    private int toSkip;
    private bool isTooDeep;

    public static bool Is(ReadOnlySpan<byte> bytes) => bytes.TrimStart(" \t\r\n\uFEFF"u8).StartsWith("{\\rtf"u8);

    /// <summary>The words, and whether the RTF was whole.</summary>
    public static (string Words, bool IsWhole) Read(ReadOnlySpan<byte> rtf)
    {
        var reader = new RtfReader(rtf.ToArray());
        reader.Read();
        return (reader.words.Finish(), !reader.isTooDeep && reader.outer.Count == 0);
    }

    private void Read()
    {
        while (at < rtf.Length && !isTooDeep)
        {
            var letter = rtf[at++];
            switch (letter)
            {
                case (byte)'{':
                    Open();
                    break;
                case (byte)'}':
                    Close();
                    break;
                case (byte)'\\':
                    Control();
                    break;
                case (byte)'\r' or (byte)'\n' or 0:
                    break;
                default:
                    Letter(letter);
                    break;
            }
        }

        words.Settle();
    }

    private void Open()
    {
        words.Settle();
        toSkip = 0;
        isTooDeep = outer.Count >= DeepestGroup;
        outer.Push(state);
        state = state with { IsGroupStart = true, IsIgnorable = false };
    }

    private void Close()
    {
        words.Settle();
        toSkip = 0;
        if (outer.TryPop(out var before))
        {
            state = before with { IsGroupStart = false };
        }
    }

    private void Control()
    {
        if (at >= rtf.Length)
        {
            return;
        }

        var symbol = rtf[at];
        if (char.IsAsciiLetter((char)symbol))
        {
            Word();
            return;
        }

        at++;
        switch (symbol)
        {
            case (byte)'\'':
                Letter(Hex());
                break;
            case (byte)'*':
                state = state with { IsIgnorable = true };
                break;
            case (byte)'~':
                Put(" ");
                break;
            case (byte)'_':
                Put("-");
                break;
            case (byte)'\r' or (byte)'\n':
                Put("\n");
                break;
            case (byte)'\\' or (byte)'{' or (byte)'}':
                Letter(symbol);
                break;
            default:
                // \- is where a word may be parted, \: and \| are index marks.
                break;
        }
    }

    // A byte of text in the font's code page.
    private void Letter(byte letter)
    {
        state = state with { IsGroupStart = false };
        if (toSkip > 0)
        {
            toSkip--;
        }
        else if (state.IsFontTable)
        {
            // Names of fonts.
        }
        else if (state.IsShown)
        {
            words.Add(letter, fonts.CodePageOf(state.Font));
        }
    }

    private void Put(string text)
    {
        words.Settle();
        if (toSkip > 0)
        {
            toSkip--;
        }
        else if (state.IsShown && !state.IsFontTable)
        {
            words.Add(text);
        }
    }

    private byte Hex()
    {
        var value = 0;
        for (var digit = 0; digit < 2 && at < rtf.Length && char.IsAsciiHexDigit((char)rtf[at]); digit++)
        {
            value = (value * 16) + Convert.ToInt32(((char)rtf[at++]).ToString(), 16);
        }

        return (byte)value;
    }

    private void Word()
    {
        words.Settle();
        var start = at;
        while (at < rtf.Length && char.IsAsciiLetter((char)rtf[at]))
        {
            at++;
        }

        var word = at - start <= 32 ? Encoding.ASCII.GetString(rtf, start, at - start) : "";
        var number = Number();
        if (at < rtf.Length && rtf[at] == ' ')
        {
            at++;
        }

        var isFirst = state.IsGroupStart;
        state = state with { IsGroupStart = false };
        if (isFirst && RtfDestinations.IsSkipped(word, state.IsIgnorable))
        {
            state = state with { IsSkipped = true };
        }

        if (word == "bin")
        {
            at = (int)Math.Min(rtf.Length, (long)at + Math.Max(0, number ?? 0));
        }
        else if (toSkip > 0 && word != "u")
        {
            toSkip--;
        }
        else
        {
            Act(word, number);
        }
    }

    private int? Number()
    {
        var isNegative = at < rtf.Length && rtf[at] == '-';
        var digits = at + (isNegative ? 1 : 0);
        var end = digits;
        var value = 0L;
        while (end < rtf.Length && char.IsAsciiDigit((char)rtf[end]))
        {
            value = Math.Min(int.MaxValue, (value * 10) + rtf[end++] - '0');
        }

        if (end == digits)
        {
            return null;
        }

        at = end;
        return (int)(isNegative ? -value : value);
    }

    private void Act(string word, int? number)
    {
        switch (word)
        {
            case "u":
                toSkip = 0;
                Put(RtfSymbols.OfUnicode((char)((number ?? 0xFFFD) & 0xFFFF)));
                toSkip = state.Fallbacks;
                break;
            case "uc":
                state = state with { Fallbacks = Math.Clamp(number ?? 1, 0, 1_000) };
                break;
            case "fonttbl":
                state = state with { IsFontTable = true };
                break;
            case "f" or "deff":
                state = state with { Font = number ?? 0 };
                break;
            case "plain":
                state = state with { IsHidden = false, IsDeleted = false };
                break;
            case "fcharset" when state.IsFontTable:
                fonts.Note(state.Font, number ?? 0);
                break;
            case "ansicpg":
                fonts.CodePage = number ?? fonts.CodePage;
                break;
            case "mac" or "pc" or "pca":
                fonts.CodePage = word is "mac" ? 10000 : word is "pc" ? 437 : 850;
                break;
            case "v":
                state = state with { IsHidden = number != 0 };
                break;
            case "deleted":
                state = state with { IsDeleted = number != 0 };
                break;
            default:
                if (RtfSymbols.OfWord(word) is { } text)
                {
                    Put(text);
                }

                break;
        }
    }
}
