using System.Globalization;
using Prescreen.Facts;
using Prescreen.Narrative.Lexicon;
using Prescreen.Narrative.Scanning;
using Prescreen.Narrative.Structure;

namespace Prescreen.Narrative.Findings.Drafting;

/// <summary>The dates of a sentence as FHIR partial dates: "2024", "2024-06", "2024-06-14". Day and month of "11/02/2022" stand in the American order.</summary>
internal sealed class DateReader
{
    private const int Farthest = 24;
    private const int Following = 10;

    private static readonly ulong Months = RoleBits.Of(FindingRoles.Month);

    private readonly List<(string Date, int First, int End)> dates = [];
    private string? text;
    private int readFrom;

    /// <summary>The dates, in order.</summary>
    public IReadOnlyList<(string Date, int First, int End)> All => dates;

    /// <summary>Reads the sentence's dates, once.</summary>
    public void Read(SentenceReading sentence)
    {
        var start = sentence.Tokens[0].Start;
        if (ReferenceEquals(text, sentence.Text) && readFrom == start)
        {
            return;
        }

        (text, readFrom) = (sentence.Text, start);
        dates.Clear();
        var tokens = sentence.Tokens;
        for (var at = 0; at < tokens.Length; at++)
        {
            if ((tokens[at].Kind is TokenKind.Number || sentence.MayHave(Months)) && At(sentence, at) is { } date)
            {
                dates.Add((date.Date, at, date.End));
                at = date.End - 1;
            }
        }
    }

    /// <summary>The date of some words: the one that follows before any comma, else the nearest in their clause; null where none.</summary>
    public string? Near(SentenceReading sentence, int first, int end)
    {
        string? nearest = null;
        var distance = Farthest + 1;
        foreach (var (date, from, to) in dates)
        {
            var gap = from >= end ? from - end : first - to;
            if (gap > Farthest || Clauses.IsParted(sentence.Tokens, Math.Min(end, to), Math.Max(first, from)))
            {
                continue;
            }

            if (from >= end && gap <= Following && Clauses.Find(sentence.Tokens, end, from, ',') < 0)
            {
                return date;
            }

            (nearest, distance) = gap < distance ? (date, gap) : (nearest, distance);
        }

        return nearest;
    }

    /// <summary>What has a date of its own is past: the draft with its date. Only what was done or found can be past.</summary>
    public FindingDraft Dated(SentenceReading sentence, FindingDraft draft)
    {
        if (draft.Assertion is not (Assertion.Present or Assertion.Historical))
        {
            return draft;
        }

        Read(sentence);
        return Near(sentence, draft.First, draft.End) is { } date ? draft with { Assertion = Assertion.Historical, Date = date } : draft;
    }

    private static (string Date, int End)? At(SentenceReading sentence, int at)
        => Digits(sentence, at) is { } first
            ? IsYear(first) ? FromYear(sentence, at, first) : FromDay(sentence, at, first)
            : MonthAt(sentence, at) is { } month ? FromMonth(sentence, month.Month, month.End) : null;

    private static (string Date, int End)? FromYear(SentenceReading sentence, int at, int year)
    {
        var tokens = sentence.Tokens;
        var next = at + 1;
        if (next < tokens.Length && tokens[next].Sign is '-' or '/' && Digits(sentence, next + 1) is { } month and >= 1 and <= 12)
        {
            return next + 3 < tokens.Length && tokens[next + 2].Sign is '-' or '/' && Digits(sentence, next + 3) is { } day and >= 1 and <= 31
                ? (Written(year, month, day), next + 4)
                : (Written(year, month), next + 2);
        }

        if (next < tokens.Length && tokens[next].IsChinese && tokens[next].Gap is Gap.None)
        {
            return Digits(sentence, next + 1) is { } second and >= 1 and <= 12
                ? Digits(sentence, next + 3) is { } third and >= 1 and <= 31 && next + 2 < tokens.Length && tokens[next + 2].IsChinese
                    ? (Written(year, second, third), Math.Min(next + 5, tokens.Length))
                    : (Written(year, second), Math.Min(next + 3, tokens.Length))
                : (Written(year), next + 1);
        }

        var isMeasure = next < tokens.Length && (tokens[next].Sign is '%' or '/' or '-' or '×' || IsUnit(sentence, next));
        return isMeasure || (at > 0 && tokens[at].Gap is Gap.None && tokens[at - 1].Kind is TokenKind.Word && !tokens[at - 1].IsChinese) ? null : (Written(year), next);
    }

    // "11/02/2022", "06/2024", "14 March 2023", "14-Mar-2023".
    private static (string Date, int End)? FromDay(SentenceReading sentence, int at, int first)
    {
        var tokens = sentence.Tokens;
        if (at + 2 < tokens.Length && tokens[at + 1].Sign is '/' or '-' && Digits(sentence, at + 2) is { } second)
        {
            if (IsYear(second))
            {
                return first is >= 1 and <= 12 ? (Written(second, first), at + 3) : null;
            }

            return at + 4 < tokens.Length && tokens[at + 3].Sign is '/' or '-' && Digits(sentence, at + 4) is { } year && IsYear(year) && first is >= 1 and <= 31 && second is >= 1 and <= 31
                ? (first > 12 ? Written(year, second, first) : Written(year, first, second), at + 5)
                : null;
        }

        var after = sentence.IsSign(at + 1, '-') ? at + 2 : at + 1;
        if (first is < 1 or > 31 || MonthAt(sentence, after) is not { } month)
        {
            return null;
        }

        var yearAt = sentence.IsSign(month.End, '-') || sentence.IsSign(month.End, ',') ? month.End + 1 : month.End;
        return Digits(sentence, yearAt) is { } of && IsYear(of) ? (Written(of, month.Month, first), yearAt + 1) : null;
    }

    // "June 2024", "June 14, 2024", "Jun. 14th 2024".
    private static (string Date, int End)? FromMonth(SentenceReading sentence, int month, int at)
    {
        var next = sentence.IsSign(at, '.') || sentence.IsSign(at, ',') ? at + 1 : at;
        if (Digits(sentence, next) is not { } number)
        {
            return null;
        }

        if (IsYear(number))
        {
            return (Written(number, month), next + 1);
        }

        var yearAt = next + 1;
        while (yearAt < sentence.Tokens.Length && yearAt - next < 3 && Digits(sentence, yearAt) is null)
        {
            yearAt++;
        }

        return number is >= 1 and <= 31 && Digits(sentence, yearAt) is { } year && IsYear(year) ? (Written(year, month, number), yearAt + 1) : null;
    }

    private static (int Month, int End)? MonthAt(SentenceReading sentence, int at)
        => sentence.MayHave(Months) && SubjectsAt.Find(sentence, at, FindingRoles.Month) is { } hit ? (int.Parse(hit.Value!, CultureInfo.InvariantCulture), hit.End) : null;

    private static bool IsUnit(SentenceReading sentence, int at) => SubjectsAt.Find(sentence, at, FindingRoles.Unit) is not null;

    private static bool IsYear(int number) => number is >= 1950 and <= 2100;

    private static int? Digits(SentenceReading sentence, int at)
        => sentence.NumberAt(at) is { } number && number <= 9999 && sentence.Tokens[at].End - sentence.Tokens[at].Start <= 4 && number == decimal.Truncate(number) ? (int)number : null;

    private static string Written(int year, int month, int day) => string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}");

    private static string Written(int year, int month) => string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}");

    private static string Written(int year) => string.Create(CultureInfo.InvariantCulture, $"{year:0000}");
}
