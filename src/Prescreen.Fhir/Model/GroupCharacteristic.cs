namespace Prescreen.Fhir.Model;

/// <summary>What members of a Group have, or lack. <see href="https://hl7.org/fhir/R4/group-definitions.html#Group.characteristic"/></summary>
/// <param name="Code">What is looked at.</param>
/// <param name="Value">What it is.</param>
/// <param name="IsExcluded">True where members lack it.</param>
public sealed record GroupCharacteristic(CodeableConcept Code, CharacteristicValue Value, bool IsExcluded);

/// <summary>What a characteristic is: a choice of Group.characteristic.value[x].</summary>
public abstract record CharacteristicValue
{
    private protected CharacteristicValue()
    {
    }
}

/// <summary>Words.</summary>
public sealed record InWords(string Text) : CharacteristicValue;

/// <summary>Yes or no.</summary>
public sealed record IsSo(bool Value) : CharacteristicValue;

/// <summary>A value on one side of a limit, in a UCUM unit.</summary>
/// <param name="Comparator"><c>&lt; &lt;= &gt;= &gt;</c></param>
/// <param name="Limit">The limit.</param>
/// <param name="Unit">For people.</param>
/// <param name="Ucum">The UCUM code.</param>
public sealed record OnOneSide(string Comparator, decimal Limit, string Unit, string Ucum) : CharacteristicValue;

/// <summary>A value between two, both inclusive, in a UCUM unit.</summary>
/// <param name="Low">The lowest.</param>
/// <param name="High">The highest.</param>
/// <param name="Unit">For people.</param>
/// <param name="Ucum">The UCUM code.</param>
public sealed record Between(decimal Low, decimal High, string Unit, string Ucum) : CharacteristicValue;
