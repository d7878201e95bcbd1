using System.Text;

namespace Prescreen.Fhir.Text;

/// <summary>Puts the parts of a report into one text, in which the offsets of findings count and which is shown to the coordinator.</summary>
internal static class ReportWords
{
    /// <summary>
    /// The parts in order, an empty line between them; without those that stand in another, but for blanks, word by word: a text.div and a PDF often repeat the
    /// conclusion, and a statement made once must not be found twice.
    /// </summary>
    public static string Join(IReadOnlyList<string> parts)
    {
        if (parts.Count == 1)
        {
            return parts[0];
        }

        var bare = parts.Select(WithoutBlanks).ToList();
        var text = new StringBuilder();
        for (var index = 0; index < parts.Count; index++)
        {
            if (!StandsElsewhere(bare, index))
            {
                text.Append(text.Length == 0 ? "" : "\n\n").Append(parts[index]);
            }
        }

        return text.ToString();
    }

    // Of two that are the same the first stays.
    private static bool StandsElsewhere(List<string> bare, int index)
    {
        for (var other = 0; other < bare.Count; other++)
        {
            var isLarger = bare[other].Length > bare[index].Length || (bare[other].Length == bare[index].Length && other < index);
            if (isLarger && Contains(bare[other], bare[index]))
            {
                return true;
            }
        }

        return false;
    }

    private static string WithoutBlanks(string part)
    {
        var bare = new StringBuilder(part.Length);
        foreach (var letter in part)
        {
            if (!char.IsWhiteSpace(letter))
            {
                bare.Append(letter);
            }
        }

        return bare.ToString();
    }

    // Knuth, Morris and Pratt: string.Contains takes time by the product of the lengths where somebody means harm.
    private static bool Contains(string text, string words)
    {
        if (words.Length == 0)
        {
            return true;
        }

        var borders = Borders(words);
        var matched = 0;
        foreach (var letter in text)
        {
            while (matched > 0 && letter != words[matched])
            {
                matched = borders[matched - 1];
            }

            matched += letter == words[matched] ? 1 : 0;
            if (matched == words.Length)
            {
                return true;
            }
        }

        return false;
    }

    private static int[] Borders(string words)
    {
        var borders = new int[words.Length];
        for (var (index, length) = (1, 0); index < words.Length; index++)
        {
            while (length > 0 && words[index] != words[length])
            {
                length = borders[length - 1];
            }

            length += words[index] == words[length] ? 1 : 0;
            borders[index] = length;
        }

        return borders;
    }
}
