using Prescreen.Narrative.Scanning;
using Prescreen.Narrative.Structure;

namespace Prescreen.Narrative.Findings.Staining;

/// <summary>Turns a sentence into items: the lexicon's words, numbers, and the signs that mean something.</summary>
internal static class StainScanner
{
    /// <summary>Fills the list with the sentence's items from a token on.</summary>
    public static void Scan(SentenceReading sentence, StainItems into)
    {
        into.Clear();
        var tokens = sentence.Tokens;
        var hit = 0;
        for (var at = 0; at < tokens.Length;)
        {
            if (sentence.IsRow && tokens[at].Gap is Gap.Wide && at > 0)
            {
                into.Add(new StainItem(StainKind.Comma, at, at));
            }

            while (hit < sentence.Stains.Count && sentence.Stains[hit].First < at)
            {
                hit++;
            }

            if (hit < sentence.Stains.Count && sentence.Stains[hit] is var word && word.First == at)
            {
                into.Add(new StainItem(word.Term.StainKind, at, word.End, word.Value, Entry: word.Term.Entry));
                at = word.End;
                continue;
            }

            AddOther(sentence, at, into);
            at++;
        }
    }

    private static void AddOther(SentenceReading sentence, int at, StainItems into)
    {
        ref readonly var token = ref sentence.Tokens[at];
        if (token.Kind is TokenKind.Sign)
        {
            if (OfSign(token.Sign) is { } kind)
            {
                into.Add(new StainItem(kind, at, at + 1, Written(token.Sign)));
            }
        }
        else if (token.Kind is TokenKind.Number)
        {
            into.Add(new StainItem(StainKind.Number, at, at + 1));
        }
        else
        {
            into.Add(new StainItem(StainKind.Unknown, at, at + 1));
        }
    }

    // Of signs only comparators are told apart later.
    private static string? Written(char sign) => sign switch
    {
        '=' => "=",
        '>' => ">",
        '<' => "<",
        '≥' => "≥",
        '≤' => "≤",
        _ => null,
    };

    private static StainKind? OfSign(char sign) => sign switch
    {
        ',' or '、' => StainKind.Comma,
        ';' or '。' or '!' or '?' or '|' => StainKind.Break,
        '(' or '[' or '{' => StainKind.Open,
        ')' or ']' or '}' => StainKind.Close,
        ':' or '=' => StainKind.Colon,
        '/' or '\\' => StainKind.Slash,
        '&' => StainKind.And,
        '+' => StainKind.Plus,
        '-' => StainKind.Minus,
        '±' => StainKind.PlusMinus,
        '~' => StainKind.To,
        '%' => StainKind.Percent,
        '>' or '<' or '≥' or '≤' => StainKind.Comparator,
        _ => null,
    };

    /// <summary>What words of a role are.</summary>
    public static StainKind KindOf(string role) => role switch
    {
        StainRoles.Marker => StainKind.Marker,
        StainRoles.Result => StainKind.Result,
        StainRoles.Score => StainKind.ScoreWord,
        StainRoles.HScore => StainKind.HScore,
        StainRoles.Ratio => StainKind.Ratio,
        StainRoles.Copies => StainKind.Copies,
        StainRoles.Intensity => StainKind.Intensity,
        StainRoles.Pattern => StainKind.Pattern,
        StainRoles.Share => StainKind.Share,
        StainRoles.Percent => StainKind.Percent,
        StainRoles.Comparator => StainKind.Comparator,
        StainRoles.To => StainKind.To,
        StainRoles.And => StainKind.And,
        StainRoles.Break => StainKind.Break,
        StainRoles.For => StainKind.For,
        StainRoles.Is => StainKind.Is,
        StainRoles.Staining => StainKind.Staining,
        StainRoles.Tumor => StainKind.Tumor,
        StainRoles.Scope => StainKind.Scope,
        StainRoles.Condition => StainKind.Condition,
        StainRoles.Negation => StainKind.Negation,
        StainRoles.Reversal => StainKind.Reversal,
        StainRoles.Respectively => StainKind.Respectively,
        StainRoles.Sequencing => StainKind.Sequencing,
        StainRoles.Part => StainKind.Part,
        StainRoles.Specimen => StainKind.Specimen,
        StainRoles.Method => StainKind.Method,
        StainRoles.Column => StainKind.Column,
        _ => StainKind.Noise,
    };
}
