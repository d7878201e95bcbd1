namespace Prescreen.Vocabulary;

/// <summary>A row of a site's ConceptMap: a unit string of its laboratory, letter for letter, that says the same as a UCUM code.</summary>
/// <param name="Unit">The string.</param>
/// <param name="Ucum">The UCUM code.</param>
/// <param name="Place">File and element.</param>
public sealed record MappedUnit(string Unit, string Ucum, string Place);
