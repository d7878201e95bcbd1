namespace Prescreen.Narrative;

/// <summary>A reader, or the problems that kept it from being made.</summary>
public sealed record LexiconReading(NarrativeReader? Reader, IReadOnlyList<Problem> Problems);
