using System.Globalization;
using Prescreen.Fhir.FhirPath.Values;

namespace Prescreen.Fhir.FhirPath;

/// <summary>A System.Quantity: a number and its unit, a UCUM code where <see cref="Scale"/> says so. https://hl7.org/fhirpath/N1/#quantity</summary>
public sealed class FhirPathQuantity : FhirPathValue
{
    internal FhirPathQuantity(decimal number, string unit, QuantityScale scale) => (Number, Unit, Scale) = (number, unit, scale);

    /// <summary>The number, in <see cref="Unit"/>.</summary>
    public decimal Number { get; }

    /// <summary>A UCUM code ("mg/dL"), a calendar unit in the singular ("month"), or the unit as the record has it.</summary>
    public string Unit { get; }

    /// <inheritdoc/>
    public override string Text => Scale is QuantityScale.Calendar
        ? string.Create(CultureInfo.InvariantCulture, $"{Number} {Unit}{(Number == 1 ? "" : "s")}")
        : string.Create(CultureInfo.InvariantCulture, $"{Number} '{Unit}'");

    internal QuantityScale Scale { get; }

    internal override string TypeName => "System.Quantity";
}
