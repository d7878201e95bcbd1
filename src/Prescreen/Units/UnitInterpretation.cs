namespace Prescreen.Units;

/// <summary>A reading and how it came about.</summary>
/// <param name="Reading">What values undergo.</param>
/// <param name="Ucum">The unit as UCUM; null where there is none.</param>
/// <param name="IsAlias">True where the hospital table, not UCUM itself, said so.</param>
internal readonly record struct UnitInterpretation(UnitReading Reading, string? Ucum, bool IsAlias);
