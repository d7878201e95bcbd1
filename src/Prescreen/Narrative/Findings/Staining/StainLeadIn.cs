using Prescreen.Narrative.Structure;

namespace Prescreen.Narrative.Findings.Staining;

/// <summary>Remembers what a line with a colon says of those below it: "Immunohistochemistry (block A2):", "Study criteria:".</summary>
internal sealed class StainLeadIn
{
    /// <summary>The part's letter; null where none.</summary>
    public string? Part { get; private set; }

    /// <summary>True where what follows are criteria.</summary>
    public bool IsConditional { get; private set; }

    /// <summary>Another report, or another paragraph.</summary>
    public void Forget() => (Part, IsConditional) = (null, false);

    /// <summary>A new paragraph ends it.</summary>
    public void Follow(SentenceReading sentence)
    {
        if (sentence.BeginsParagraph)
        {
            Forget();
        }
    }

    /// <summary>True where a sentence ends in a colon.</summary>
    public static bool IsOne(SentenceReading sentence) => sentence.Tokens is [.., var last] && last.Is(':');

    /// <summary>Takes in a sentence that ends in a colon.</summary>
    public void Read(SentenceReading sentence, StainItems items)
    {
        if (!IsOne(sentence))
        {
            return;
        }

        Part = (items.Find(StainKind.Part, 0, items.Count) is >= 0 and var part ? items[part].Value : null) ?? Part;
        IsConditional |= items.Has(StainKind.Condition);
    }
}
