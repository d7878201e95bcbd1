namespace Prescreen.Vocabulary;

/// <summary>What a code means and how the value set that names it displays it.</summary>
internal sealed record CodeEntry(ConceptSet Concepts, string? Display);
