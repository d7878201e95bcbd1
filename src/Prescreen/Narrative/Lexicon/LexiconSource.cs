namespace Prescreen.Narrative.Lexicon;

/// <summary>A lexicon file as it is: its name, for problems, and its UTF-8 bytes.</summary>
public sealed record LexiconSource(string File, ReadOnlyMemory<byte> Utf8);
