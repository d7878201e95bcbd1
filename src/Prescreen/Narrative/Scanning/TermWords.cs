namespace Prescreen.Narrative.Scanning;

/// <summary>Cuts a lexicon's wordings into words as <see cref="Tokenizer"/> cuts text; a hyphen or slash between words is left out.</summary>
internal static class TermWords
{
    private static readonly WordTable NoWords = new([]);

    /// <summary>The words as written.</summary>
    public static IReadOnlyList<string> Of(string wording)
    {
        TokenBuffer tokens = new();
        for (var at = 0; at < wording.Length;)
        {
            at = Tokenizer.ReadLine(wording, at, NoWords, tokens, Gap.None);
        }

        List<string> words = [];
        for (var index = 0; index < tokens.Count; index++)
        {
            var isJoint = tokens[index].Sign is '-' or '/' && index > 0 && index < tokens.Count - 1
                && tokens[index - 1].Kind is not TokenKind.Sign && tokens[index + 1].Kind is not TokenKind.Sign;
            if (!isJoint)
            {
                words.Add(wording[tokens[index].Start..tokens[index].End]);
            }
        }

        return words;
    }

    /// <summary>As <see cref="CharTable.Fold"/> folds each character.</summary>
    public static string Fold(string word) => string.Create(word.Length, word, static (span, from) =>
    {
        for (var at = 0; at < from.Length; at++)
        {
            span[at] = CharTable.Fold(from[at]);
        }
    });
}
