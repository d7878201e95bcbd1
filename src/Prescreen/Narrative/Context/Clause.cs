using System.Collections.Immutable;
using Prescreen.Narrative.Scanning;

namespace Prescreen.Narrative.Context;

/// <summary>Tells an enumeration from a new statement by its commas and conjunctions.</summary>
internal static class Clause
{
    /// <summary>True where a comma or "and" stands between two tokens: after a verb it may begin a new statement.</summary>
    public static bool HasNewOne(string text, ReadOnlySpan<Token> tokens, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (tokens[at].Is(',') || IsWord(text, tokens[at], "and"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where one of some words stands between two tokens.</summary>
    public static bool HasAny(string text, ReadOnlySpan<Token> tokens, int from, int to, ImmutableArray<string> words)
    {
        foreach (var word in words)
        {
            for (var at = from; at < to; at++)
            {
                if (IsWord(text, tokens[at], word))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>True where a sign stands between two tokens.</summary>
    public static bool Holds(ReadOnlySpan<Token> tokens, int from, int to, char sign)
    {
        for (var at = from; at < to; at++)
        {
            if (tokens[at].Is(sign))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where what stands between two tokens has no comma, or is an enumeration closed by "and" or "or".</summary>
    public static bool IsList(string text, ReadOnlySpan<Token> tokens, int from, int to)
    {
        for (var at = to - 1; at >= from; at--)
        {
            if (IsWord(text, tokens[at], "and") || IsWord(text, tokens[at], "or") || IsWord(text, tokens[at], "nor") || tokens[at].Sign is '&' or '/' or '、')
            {
                return true;
            }

            if (tokens[at].Is(','))
            {
                // A comma right before the trigger only sets it off.
                return at == to - 1 && at == from;
            }
        }

        return true;
    }

    private static bool IsWord(string text, in Token token, string word)
        => token.End - token.Start == word.Length && token.Kind is not TokenKind.Sign && ((text[token.Start] | 0x20) == word[0] || !char.IsAsciiLetter(word[0]) || text[token.Start] > 0x7F) && text.AsSpan(token.Start, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase);
}
