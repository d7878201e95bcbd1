namespace Prescreen.Vocabulary;

/// <summary>The ICD-10 blocks, named as the classification itself names them ("J09-J22"): all three-character categories from one to another.</summary>
internal static class IcdRange
{
    /// <summary>The categories of a block; the value itself where it is no block; nothing where the block runs backwards.</summary>
    public static IEnumerable<string> Categories(string value)
        => value is [var first, _, _, '-', _, _, _] && char.IsAsciiLetterUpper(first) ? Between(value[..3], value[4..]) : [value];

    private static IEnumerable<string> Between(string from, string to)
    {
        // The clinical modification has categories with a letter in third place (C4A, C7B, O9A, Z3A), which sort after the digits.
        const string Third = "0123456789AB";
        for (var letter = from[0]; letter <= to[0]; letter++)
        {
            for (var tens = '0'; tens <= '9'; tens++)
            {
                foreach (var ones in Third)
                {
                    string category = new([letter, tens, ones]);
                    if (string.CompareOrdinal(category, from) >= 0 && string.CompareOrdinal(category, to) <= 0)
                    {
                        yield return category;
                    }
                }
            }
        }
    }
}
