using System.Globalization;

namespace Prescreen.Fhir.FhirPath.Values;

/// <summary>One System type made of another; null where it can't be. https://hl7.org/fhirpath/N1/#conversion</summary>
internal static class Conversions
{
    internal static FhirPathValue? ToBoolean(FhirPathValue value) => value switch
    {
        FhirPathBoolean => value,
        FhirPathInteger { Number: 0 or 1 } or FhirPathDecimal { Number: 0m or 1m } => FhirPathBoolean.Of(Numbers.Of(value) == 1),
        FhirPathString text => text.Text.ToUpperInvariant() switch
        {
            "TRUE" or "T" or "YES" or "Y" or "1" or "1.0" => FhirPathBoolean.True,
            "FALSE" or "F" or "NO" or "N" or "0" or "0.0" => FhirPathBoolean.False,
            _ => null,
        },
        _ => null,
    };

    internal static FhirPathValue? ToInteger(FhirPathValue value) => value switch
    {
        FhirPathInteger => value,
        FhirPathBoolean boolean => new FhirPathInteger(boolean.IsTrue ? 1 : 0),
        FhirPathString text => long.TryParse(text.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? new FhirPathInteger(whole) : null,
        _ => null,
    };

    internal static FhirPathValue? ToDecimal(FhirPathValue value) => value switch
    {
        FhirPathDecimal => value,
        FhirPathInteger whole => new FhirPathDecimal(whole.Number),
        FhirPathBoolean boolean => new FhirPathDecimal(boolean.IsTrue ? 1.0m : 0.0m),
        FhirPathString text when text.Text is not (['.', ..] or [.., '.'])
            && decimal.TryParse(text.Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) => new FhirPathDecimal(number),
        _ => null,
    };

    internal static FhirPathValue? ToText(FhirPathValue value) => value is FhirPathTypeInfo ? null : value as FhirPathString ?? new FhirPathString(value.Text);

    internal static FhirPathValue? ToMoment(FhirPathValue value, MomentKind kind) => value switch
    {
        FhirPathMoment moment when moment.Kind == kind => moment,
        FhirPathMoment { Kind: MomentKind.Date } date when kind is MomentKind.DateTime => MomentText.Read(date.Text, MomentKind.DateTime),
        FhirPathMoment { Kind: MomentKind.DateTime } time when kind is MomentKind.Date => MomentText.Read(time.Text.Split('T')[0], MomentKind.Date),
        FhirPathString text => MomentText.Read(text.Text, kind),
        _ => null,
    };
}
