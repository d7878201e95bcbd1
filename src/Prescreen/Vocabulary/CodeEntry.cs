namespace Prescreen.Vocabulary;

/// <summary>What a code means and how the value set that names it displays it; of a local code, the standard one it is mapped to in words.</summary>
internal sealed record CodeEntry(ConceptSet Concepts, string? Display, string? MappedTo = null);
