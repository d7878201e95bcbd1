using Prescreen.Units;

namespace Prescreen.Insights;

/// <summary>A unit string that the results of one test come in and that can't be compared.</summary>
/// <param name="Test">The test's title.</param>
/// <param name="Unit">The string as sent; "" where there is none.</param>
/// <param name="Status">Why it can't be compared.</param>
/// <param name="Results">How many results have it.</param>
/// <param name="Patients">How many patients have such results.</param>
/// <param name="Suggestion">The UCUM unit that may be meant, never applied; null where nothing is near.</param>
public sealed record UnitGap(string Test, string Unit, UnitReadingStatus Status, int Results, int Patients, string? Suggestion);
