using Prescreen.Facts;
using Prescreen.Narrative.Findings.Drafting;
using Prescreen.Narrative.Scanning;
using Prescreen.Narrative.Structure;

namespace Prescreen.Narrative.Findings.Surgeries;

/// <summary>A completeness score as written: "CC-1", "CC score of 0", "CC0/1".</summary>
internal readonly record struct CcMention(int First, int End, int NumberAt, NumberRange Range)
{
    private const int Highest = 3;
    private const int Reach = 6;

    /// <summary>The score in one spelling: "CC-1", "CC-0/1".</summary>
    public string Value => Range.Low == Range.High ? $"CC-{Range.Low:0}" : $"CC-{Range.Low:0}/{Range.High:0}";

    /// <summary>The mention that begins with the score's name; null where no score follows it.</summary>
    public static CcMention? At(SentenceReading sentence, in TermHit name)
    {
        var isTouching = name.Term.Entry["reach"] is "touching";
        if (isTouching && sentence.NumberAt(name.First - 1) is not null && sentence.Tokens[name.First].Gap is not Gap.Wide)
        {
            return null;
        }

        for (var at = name.End; at < sentence.Tokens.Length && at - name.End <= Reach; at++)
        {
            if (IsScore(sentence, at) is { } low)
            {
                return Mention(sentence, name.First, at, low);
            }

            ref readonly var token = ref sentence.Tokens[at];
            if (sentence.NumberAt(at) is not null || token.Sign is ';' or '。' || (token.Is(',') && token.Gap is Gap.None) || (isTouching && !token.Is('-') && !token.Is(':') && !token.Is('=')))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>The score only.</summary>
    public override string ToString() => Value;

    private static CcMention Mention(SentenceReading sentence, int first, int at, int low)
    {
        var tokens = sentence.Tokens;
        var end = at + 1;
        if (end + 1 < tokens.Length && IsScore(sentence, end + 1) is { } high && high > low
            && (tokens[end].Sign is '/' or '-' or '~' || (tokens[end].Kind is TokenKind.Word && tokens[end].End - tokens[end].Start <= 2)))
        {
            return new CcMention(first, end + 2, end + 1, new NumberRange(low, high));
        }

        return new CcMention(first, end, at, NumberRange.Exactly(low));
    }

    private static int? IsScore(SentenceReading sentence, int at)
        => sentence.NumberAt(at) is { } number && number <= Highest && number == decimal.Truncate(number) && sentence.Tokens[at].End - sentence.Tokens[at].Start == 1 && !IsMeasure(sentence, at + 1) ? (int)number : null;

    // "CC 2 mm", "1 cm", "2%".
    private static bool IsMeasure(SentenceReading sentence, int at)
        => sentence.IsSign(at, '%') || sentence.IsSign(at, '×') || SubjectsAt.Find(sentence, at, FindingRoles.Unit) is not null;
}
