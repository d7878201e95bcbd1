using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Prescreen.Screening.Assessments;

namespace Prescreen.Worklist.Pages.Candidate;

/// <summary>Words in the text they stand in: what is before, the words themselves, what is after. All of it is a stranger's text.</summary>
public sealed record MarkedText(string Before, string Marked, string After)
{
    // Enough to see what a sentence belongs to, little enough to read at a glance.
    private const int LeastAround = 60;
    private const int MostAround = 260;
    private const int MostShown = 40_000;
    private const string Ends = ".!?。！？；";

    /// <summary>True where the text goes on before what is shown.</summary>
    public bool IsCutBefore { get; init; }

    /// <summary>True where the text goes on after what is shown.</summary>
    public bool IsCutAfter { get; init; }

    /// <summary>The sentences around the words of a piece of evidence, and the whole text; false where no text has these words.</summary>
    public static bool TryFind(ImmutableArray<string> texts, EvidenceView evidence, [NotNullWhen(true)] out MarkedText? excerpt, [NotNullWhen(true)] out MarkedText? whole)
    {
        (excerpt, whole) = (null, null);
        if (string.IsNullOrEmpty(evidence.Text))
        {
            return false;
        }

        foreach (var text in texts)
        {
            if (Place(text, evidence) is { } start)
            {
                var (from, to) = Snap(text, start, start + evidence.Text.Length);
                excerpt = Cut(text, from, to, Back(text, from), Forward(text, to));
                whole = Cut(text, from, to, Whole(text, Math.Max(0, from - MostShown)), Whole(text, Math.Min(text.Length, to + MostShown)));
                return true;
            }
        }

        return false;
    }

    /// <summary>A text in which nothing is marked.</summary>
    public static MarkedText Unmarked(string text) => Cut(text, 0, 0, 0, Whole(text, Math.Min(text.Length, MostShown)));

    /// <summary>The length only.</summary>
    public override string ToString() => $"{Marked.Length} marked characters";

    // Where the evidence says, else the only place that has these words: a server without versions may give a text that was added to.
    private static int? Place(string text, EvidenceView evidence)
    {
        var words = evidence.Text!;
        if (evidence.Start >= 0 && evidence.Start <= text.Length - words.Length && string.CompareOrdinal(text, evidence.Start, words, 0, words.Length) == 0)
        {
            return evidence.Start;
        }

        var first = text.IndexOf(words, StringComparison.Ordinal);
        return first >= 0 && text.IndexOf(words, first + 1, StringComparison.Ordinal) < 0 ? first : null;
    }

    private static MarkedText Cut(string text, int start, int end, int from, int to)
        => new(text[from..start], text[start..end], text[end..to]) { IsCutBefore = from > 0, IsCutAfter = to < text.Length };

    // Never between the halves of a surrogate pair.
    private static (int Start, int End) Snap(string text, int start, int end)
        => (IsInside(text, start) ? start - 1 : start, IsInside(text, end) ? end + 1 : end);

    private static int Whole(string text, int place) => IsInside(text, place) ? place - 1 : place;

    private static bool IsInside(string text, int place)
        => place > 0 && place < text.Length && char.IsHighSurrogate(text[place - 1]) && char.IsLowSurrogate(text[place]);

    private static int Back(string text, int start)
    {
        var floor = Math.Max(0, start - MostAround);
        for (var place = start; place > floor; place--)
        {
            if (IsEnd(text, place - 1) && start - place >= LeastAround)
            {
                return Skip(text, place, start);
            }
        }

        return floor == 0 ? 0 : Skip(text, Blank(text, floor, start), start);
    }

    private static int Forward(string text, int end)
    {
        var ceiling = Math.Min(text.Length, end + MostAround);
        for (var place = end; place < ceiling; place++)
        {
            if (IsEnd(text, place) && place - end >= LeastAround)
            {
                return place + 1;
            }
        }

        return ceiling == text.Length ? ceiling : Whole(text, Math.Max(end, LastBlank(text, end, ceiling)));
    }

    // A full stop ends a sentence only before a blank: "3.5" doesn't.
    private static bool IsEnd(string text, int place)
        => text[place] == '\n' || (Ends.Contains(text[place], StringComparison.Ordinal) && (text[place] > '\u3000' || place + 1 == text.Length || char.IsWhiteSpace(text[place + 1])));

    private static int Skip(string text, int place, int start)
    {
        while (place < start && char.IsWhiteSpace(text[place]))
        {
            place++;
        }

        return Whole(text, place);
    }

    private static int Blank(string text, int from, int start)
    {
        var blank = text.AsSpan(from, start - from).IndexOfAny(' ', '\n', '\t');
        return blank < 0 ? from : from + blank;
    }

    private static int LastBlank(string text, int end, int to)
    {
        var blank = text.AsSpan(end, to - end).LastIndexOfAny(' ', '\n', '\t');
        return blank < 0 ? to : end + blank;
    }
}
