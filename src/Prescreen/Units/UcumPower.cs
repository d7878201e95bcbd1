namespace Prescreen.Units;

/// <summary>A base unit, or an arbitrary unit that nothing else compares with ("[iU]"), and its exponent; the exponent is never 0.</summary>
/// <param name="Symbol">UCUM symbol: m, s, g, rad, K, C, cd, or an arbitrary unit's.</param>
/// <param name="Exponent">Positive or negative.</param>
public readonly record struct UcumPower(string Symbol, int Exponent);
