namespace Prescreen.Units;

/// <summary>What became of a reported unit.</summary>
public enum UnitReadingStatus
{
    /// <summary>There is a unit, and neither UCUM nor the table of hospital spellings knows it.</summary>
    NotUnderstood,

    /// <summary>There is no unit, and this kind of analyte needs one.</summary>
    Missing,

    /// <summary>The unit is known and measures something else than this analyte.</summary>
    WrongDimension,

    /// <summary>The unit is known: <see cref="UnitReading.Apply"/> gives values in the canonical unit.</summary>
    Understood,
}
