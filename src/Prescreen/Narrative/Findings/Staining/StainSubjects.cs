using Prescreen.Narrative.Scanning;
using Prescreen.Narrative.Structure;

namespace Prescreen.Narrative.Findings.Staining;

/// <summary>Takes a word no lexicon has, before a result, for the name of another marker, so that its result goes to no marker we know.</summary>
internal static class StainSubjects
{
    /// <summary>Adds a marker where the words right before a sign are such a name: "FooBar(+)", "神经侵犯（+）".</summary>
    public static void NameBefore(SentenceReading sentence, StainItems items, int sign)
    {
        var at = sign - 1;
        var isBracket = at >= 0 && sentence.Tokens[at].Sign is '(' or '[';
        at -= isBracket ? 1 : 0;
        if (at < 0 || IsKnown(items, at) || !IsName(sentence, at))
        {
            return;
        }

        StainItem name = new(StainKind.Marker, at, at + 1, "other");
        items.Insert(isBracket && items.Count > 0 && items[^1].Kind is StainKind.Open ? items.Count - 1 : items.Count, name);
    }

    /// <summary>True for a name as markers have: capitals or digits; any Chinese word.</summary>
    public static bool IsName(SentenceReading sentence, int at)
    {
        ref readonly var token = ref sentence.Tokens[at];
        if (token.IsChinese)
        {
            return true;
        }

        if (token.Kind is TokenKind.Number)
        {
            return at > 0 && token.Gap is Gap.None && sentence.Tokens[at - 1] is { Kind: TokenKind.Word, IsChinese: false };
        }

        var written = sentence.Words(at, at + 1);
        return token.Kind is TokenKind.Word && written.Length is >= 2 and <= 12 && written[1..].ContainsAnyInRange('A', 'Z') && !IsShouted(sentence);
    }

    private static bool IsKnown(StainItems items, int token)
    {
        for (var index = items.Count - 1; index >= 0 && items[index].End > token; index--)
        {
            if (items[index].First <= token && items[index].Kind is not StainKind.Number)
            {
                return true;
            }
        }

        return false;
    }

    // A sentence in capitals has no names that stand out.
    private static bool IsShouted(SentenceReading sentence)
    {
        foreach (var token in sentence.Tokens)
        {
            if (token is { Kind: TokenKind.Word, IsChinese: false } && char.IsLower(sentence.Text[token.End - 1]))
            {
                return false;
            }
        }

        return true;
    }
}
