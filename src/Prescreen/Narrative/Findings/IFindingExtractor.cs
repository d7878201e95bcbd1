using Prescreen.Facts;
using Prescreen.Narrative.Structure;

namespace Prescreen.Narrative.Findings;

/// <summary>Finds findings of some kinds, sentence by sentence. One instance reads one report at a time, so it may remember what was spoken of.</summary>
internal interface IFindingExtractor
{
    /// <summary>The bits of the roles without which it has nothing to do with a sentence; all where it follows every one.</summary>
    ulong Needs => ulong.MaxValue;

    /// <summary>A new report begins.</summary>
    void Begin();

    /// <summary>Reads the next sentence that has any of the lexicon's words about subjects.</summary>
    void Read(SentenceReading sentence, List<NarrativeFinding> into);

    /// <summary>The report ends.</summary>
    void End(List<NarrativeFinding> into);
}
