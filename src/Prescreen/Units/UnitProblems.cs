using System.Globalization;

namespace Prescreen.Units;

/// <summary>Every problem of units, one factory each. None repeats the text it was given: a unit's field may hold anything.</summary>
internal static class UnitProblems
{
    internal static Problem NotARatio { get; }
        = Invalid("UNIT-004", "A unit that isn't on a ratio scale (Cel, [pH], B …) stands alone or with a number: convert it first.");

    internal static Problem TooLarge { get; } = Invalid("UNIT-003", "The unit is longer, or its numbers are larger, than any real unit: give a UCUM unit.");

    internal static Problem DivisionByZero { get; } = Invalid("UNIT-008", "The division is by zero: give another value or unit.");

    internal static Problem NotCommensurable { get; } = Invalid("UNIT-005", "The two units measure different things: choose one of the same dimension.");

    internal static Problem OutOfRange { get; } = Invalid("UNIT-006", "The result is too large or too small for a decimal number: choose a nearer unit.");

    internal static Problem NotDefined { get; } = Invalid("UNIT-007", "The value doesn't exist on that unit's scale: check the value.");

    internal static Problem MolarMass { get; } = Invalid("UNIT-009", "The molar mass isn't above 0 g/mol: correct it.");

    internal static Problem NotUnderstood { get; }
        = Invalid("UNIT-010", "Neither UCUM nor the table of hospital spellings knows the unit: have the site send UCUM, or add the spelling.");

    internal static Problem WrongDimension { get; } = Invalid("UNIT-011", "The unit measures something else than the analyte: check which test it belongs to.");

    internal static Problem Missing { get; } = Invalid("UNIT-012", "There is no unit, and the analyte needs one: have the site send it.");

    internal static Problem NotAQuantity { get; } = Invalid("UNIT-020", "The text isn't a plain number with a unit: a person must read it.");

    internal static Problem AmbiguousComma { get; }
        = Invalid("UNIT-021", "The comma may be a decimal sign or group thousands: a person must read it.");

    internal static Problem NotARange { get; } = Invalid("UNIT-022", "The text isn't a plain reference range: a person must read it.");

    internal static Problem UnknownSymbol(int position)
        => Invalid("UNIT-001", string.Create(CultureInfo.InvariantCulture, $"No UCUM unit starts at character {position + 1}: correct the symbol or its letter case."));

    internal static Problem Syntax(int position, string expected)
        => Invalid("UNIT-002", string.Create(CultureInfo.InvariantCulture, $"The unit isn't UCUM at character {position + 1}: {expected}."));

    private static Problem Invalid(string code, string text) => new(ProblemKind.Invalid, code, text);
}
