namespace Prescreen.Narrative.Lexicon;

/// <summary>A set of words looked for by themselves, leftmost and longest first.</summary>
internal enum Layer
{
    /// <summary>What findings are made of.</summary>
    Subject,

    /// <summary>What sets their assertion.</summary>
    Context,

    /// <summary>What orders the text.</summary>
    Structure,

    /// <summary>A user's own terms.</summary>
    Own,

    /// <summary>What statements about stains are made of.</summary>
    Staining,
}
