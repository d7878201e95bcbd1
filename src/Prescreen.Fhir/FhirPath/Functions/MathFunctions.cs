using Prescreen.Fhir.FhirPath.Evaluation;
using Prescreen.Fhir.FhirPath.Syntax;
using Prescreen.Fhir.FhirPath.Values;

namespace Prescreen.Fhir.FhirPath.Functions;

/// <summary>Mathematics; what isn't a number, or can't be held, is empty. https://hl7.org/fhirpath/N1/#math</summary>
internal static class MathFunctions
{
    private const int MostDecimals = 28;

    internal static IEnumerable<Function> All { get; } =
    [
        new("abs", 0, 0, static (run, input, _, _) => Abs(run, input)),
        Whole("ceiling", decimal.Ceiling),
        Whole("floor", decimal.Floor),
        Whole("truncate", decimal.Truncate),
        Real("exp", Math.Exp),
        Real("ln", Math.Log),
        Real("sqrt", Math.Sqrt),
        new("log", 1, 1, static (run, input, call, scope) => Number(run, input, "log") is { } number && Number(run, run.Argument(call, 0, scope), "log") is { } root
            ? Decimal(Numbers.Of(Math.Log((double)number, (double)root)))
            : []),
        new("power", 1, 1, Power),
        new("round", 0, 1, Round),
    ];

    private static Function Whole(string name, Func<decimal, decimal> change)
        => new(name, 0, 0, (run, input, _, _) => Number(run, input, name) is { } number && Numbers.Whole(change(number)) is { } whole ? [whole] : []);

    private static Function Real(string name, Func<double, double> change)
        => new(name, 0, 0, (run, input, _, _) => Number(run, input, name) is { } number ? Decimal(Numbers.Of(change((double)number))) : []);

    private static IReadOnlyList<FhirPathItem> Abs(Run run, IReadOnlyList<FhirPathItem> input)
    {
        if (input is [{ Value: FhirPathQuantity quantity }])
        {
            return [new FhirPathQuantity(Math.Abs(quantity.Number), quantity.Unit, quantity.Scale)];
        }

        return Number(run, input, "abs") is not { } number ? []
            : input[0].Value is FhirPathDecimal ? [new FhirPathDecimal(Math.Abs(number))]
            : Numbers.Whole(Math.Abs(number)) is { } whole ? [whole]
            : [];
    }

    private static IReadOnlyList<FhirPathItem> Power(Run run, IReadOnlyList<FhirPathItem> input, Call call, Scope scope)
    {
        var exponents = run.Argument(call, 0, scope);
        if (Number(run, input, "power") is not { } number || Number(run, exponents, "power") is not { } exponent
            || Numbers.Of(Math.Pow((double)number, (double)exponent)) is not { } power)
        {
            return [];
        }

        return input[0].Value is FhirPathInteger && exponents[0].Value is FhirPathInteger && exponent >= 0
            ? Numbers.Whole(Math.Round(power)) is { } whole ? [whole] : []
            : Decimal(power);
    }

    private static IReadOnlyList<FhirPathItem> Round(Run run, IReadOnlyList<FhirPathItem> input, Call call, Scope scope)
    {
        var digits = call.Arguments.IsEmpty ? 0 : run.Whole(call, 0, scope);
        return Number(run, input, "round") is { } number && digits is >= 0 and <= MostDecimals and { } places
            ? Decimal(Math.Round(number, (int)places, MidpointRounding.AwayFromZero))
            : [];
    }

    private static decimal? Number(Run run, IReadOnlyList<FhirPathItem> items, string what)
    {
        if (run.Single(items, what) is not { Value: { } value } item)
        {
            return null;
        }

        if (Numbers.Of(value) is not { } number)
        {
            run.Fail(FhirPathProblems.WrongType(what, item.TypeName));
            return null;
        }

        return number;
    }

    private static IReadOnlyList<FhirPathItem> Decimal(decimal? number) => number is { } known ? [new FhirPathDecimal(known)] : [];
}
