namespace Prescreen.Units;

/// <summary>A converted value, and how the two unit strings were read.</summary>
/// <param name="Value">In the unit <paramref name="To"/>.</param>
/// <param name="From">The unit the value was given in.</param>
/// <param name="To">The unit it is wanted in.</param>
public sealed record UnitConversion(decimal Value, UnitExplanation From, UnitExplanation To);
