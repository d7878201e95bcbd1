namespace Prescreen.Vocabulary;

/// <summary>A clinical concept of one <see cref="ConceptVocabulary"/>: the dense index of its value set. Meaningless in another vocabulary.</summary>
public readonly record struct Concept(int Index);
