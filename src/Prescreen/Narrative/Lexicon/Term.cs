using System.Collections.Immutable;
using Prescreen.Narrative.Context;
using Prescreen.Narrative.Findings.Staining;

namespace Prescreen.Narrative.Lexicon;

/// <summary>One wording of an entry, in tokens.</summary>
internal sealed class Term(LexiconEntry entry, Layer layer, ImmutableArray<string> exactWords, bool hasVerb = false)
{
    /// <summary>What the words are.</summary>
    public LexiconEntry Entry => entry;

    /// <summary>Where it is looked for.</summary>
    public Layer Layer => layer;

    /// <summary>The bit of its role, see <see cref="RoleBits"/>.</summary>
    public ulong RoleBit { get; } = RoleBits.Of(entry.Role);

    /// <summary>The entry's role.</summary>
    public string Role { get; } = string.Intern(entry.Role);

    /// <summary>What it is in a statement about stains.</summary>
    public StainKind StainKind { get; } = StainScanner.KindOf(entry.Role);

    /// <summary>The entry's value.</summary>
    public string? Value { get; } = entry.Value;

    /// <summary>What it says as a trigger; null for other words.</summary>
    public TriggerMeaning? Trigger { get; } = TriggerMeaning.Of(entry);

    /// <summary>True where one of its words is a verb of the lexicon: "are negative for".</summary>
    public bool HasVerb => hasVerb;

    /// <summary>Its tokens with their letter case; empty where case doesn't matter.</summary>
    public ImmutableArray<string> ExactWords => exactWords;
}
