using Prescreen.Fhir.FhirPath.Evaluation;
using Prescreen.Fhir.FhirPath.Values;

namespace Prescreen.Fhir.FhirPath.Functions;

/// <summary>toX() and convertsToX(). https://hl7.org/fhirpath/N1/#conversion</summary>
internal static class ConversionFunctions
{
    internal static IEnumerable<Function> All { get; } =
    [
        .. Pair("Boolean", Conversions.ToBoolean),
        .. Pair("Integer", Conversions.ToInteger),
        .. Pair("Decimal", Conversions.ToDecimal),
        .. Pair("String", Conversions.ToText),
        .. Pair("Date", static value => Conversions.ToMoment(value, MomentKind.Date)),
        .. Pair("DateTime", static value => Conversions.ToMoment(value, MomentKind.DateTime)),
        .. Pair("Time", static value => Conversions.ToMoment(value, MomentKind.Time)),
        new("toQuantity", 0, 1, static (run, input, call, scope) =>
            run.Single(input, "toQuantity") is { Value: { } value } && QuantityText.Read(value, call.Arguments.IsEmpty ? null : run.Text(call, 0, scope)) is { } quantity ? [quantity] : []),
        new("convertsToQuantity", 0, 1, static (run, input, call, scope) => run.Single(input, "convertsToQuantity") is not { } item ? []
            : Truths.Items(item.Value is { } value && QuantityText.Read(value, call.Arguments.IsEmpty ? null : run.Text(call, 0, scope)) is not null)),
    ];

    private static Function[] Pair(string type, Func<FhirPathValue, FhirPathValue?> convert) =>
    [
        new($"to{type}", 0, 0, (run, input, call, _) => run.Single(input, call.Function.Name) is { Value: { } value } && convert(value) is { } converted ? [converted] : []),
        new($"convertsTo{type}", 0, 0, (run, input, call, _) => run.Single(input, call.Function.Name) is { } item
            ? Truths.Items(item.Value is { } value && convert(value) is not null)
            : []),
    ];
}
