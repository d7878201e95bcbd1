using Prescreen.Narrative.Scanning;

namespace Prescreen.Narrative.Findings.Drafting;

/// <summary>What stands between two words of a sentence.</summary>
internal static class Clauses
{
    /// <summary>True where a semicolon or a full stop stands between.</summary>
    public static bool IsParted(ReadOnlySpan<Token> tokens, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (tokens[at].Sign is ';' or '。' or '.' or '•')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where only words stand between, no more of them than told: Chinese characters count for half a word.</summary>
    public static bool IsNear(ReadOnlySpan<Token> tokens, int from, int to, int words)
    {
        var weight = 0;
        for (var at = from; at < to; at++)
        {
            if (tokens[at].Sign is not ('\0' or '-' or '/' or '\''))
            {
                return false;
            }

            weight += tokens[at].Sign is not '\0' ? 0 : tokens[at].IsChinese ? 1 : 2;
        }

        return weight <= words * 2;
    }

    /// <summary>The first token of a sign between, or -1.</summary>
    public static int Find(ReadOnlySpan<Token> tokens, int from, int to, char sign)
    {
        for (var at = from; at < to; at++)
        {
            if (tokens[at].Is(sign))
            {
                return at;
            }
        }

        return -1;
    }
}
