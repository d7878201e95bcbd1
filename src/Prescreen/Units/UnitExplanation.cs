namespace Prescreen.Units;

/// <summary>What a unit string means, for people who check a site's units.</summary>
/// <param name="Text">The string.</param>
/// <param name="Status">Whether it was understood.</param>
/// <param name="ReadAs">The kind of analyte it was read for; null where it was read as bare UCUM, or not at all.</param>
/// <param name="Ucum">The unit as UCUM ("10*3/uL" for "K/uL"); under a logarithm, the unit inside; null where not understood.</param>
/// <param name="Meaning">"1 K/uL = 1 10*9/L"; "" where not understood.</param>
/// <param name="Dimension">The dimension in base units ("m-3"); null where not understood.</param>
/// <param name="IsAlias">True where the table of hospital spellings decided.</param>
/// <param name="Problem">UNIT-010 (not understood), UNIT-011 (measures something else) or UNIT-012 (missing); null where understood.</param>
public sealed record UnitExplanation(
    string Text,
    UnitReadingStatus Status,
    AnalyteKind? ReadAs,
    string? Ucum,
    string Meaning,
    string? Dimension,
    bool IsAlias,
    Problem? Problem);
