using Prescreen.Fhir.FhirPath.Syntax;
using Prescreen.Fhir.FhirPath.Values;
using Prescreen.Units;

namespace Prescreen.Fhir.FhirPath.Evaluation;

/// <summary>+ - * / div mod; what can't be held or divided is empty. https://hl7.org/fhirpath/N1/#math</summary>
internal static class Arithmetic
{
    internal static IReadOnlyList<FhirPathItem> Evaluate(Run run, IReadOnlyList<FhirPathItem> left, IReadOnlyList<FhirPathItem> right, Operator operation)
    {
        if (run.Single(left, "Arithmetic")?.Value is not { } first || run.Single(right, "Arithmetic")?.Value is not { } second)
        {
            return [];
        }

        FhirPathValue? result;
        switch (first, second)
        {
            case (FhirPathString text, FhirPathString more) when operation is Operator.Add:
                return Joined(run, text.Text, more.Text);
            case (FhirPathInteger one, FhirPathInteger other):
                result = Whole(one.Number, other.Number, operation);
                break;
            case (FhirPathInteger or FhirPathDecimal, FhirPathInteger or FhirPathDecimal):
                result = Number(Numbers.Of(first)!.Value, Numbers.Of(second)!.Value, operation);
                break;
            case (FhirPathMoment moment, FhirPathQuantity time) when operation is Operator.Add or Operator.Subtract:
                return Moved(run, moment, time, operation is Operator.Add ? 1 : -1);
            case (FhirPathQuantity, _) or (_, FhirPathQuantity) when Numbers.AsQuantity(first) is { } one && Numbers.AsQuantity(second) is { } other:
                result = Quantity(one, other, operation);
                break;
            default:
                return run.Fail(FhirPathProblems.WrongType("Arithmetic", $"{left[0].TypeName} with a {right[0].TypeName}"));
        }

        return result is null ? [] : [result];
    }

    internal static IReadOnlyList<FhirPathItem> Joined(Run run, string left, string right)
        => run.HasRoomForText((long)left.Length + right.Length) ? [new FhirPathString(left + right)] : [];

    internal static IReadOnlyList<FhirPathItem> Signed(Run run, IReadOnlyList<FhirPathItem> operand, bool isMinus)
    {
        if (run.Single(operand, "A sign") is not { } item)
        {
            return [];
        }

        return item.Value switch
        {
            FhirPathInteger or FhirPathDecimal or FhirPathQuantity when !isMinus => operand,
            FhirPathInteger whole => Numbers.Whole(-(decimal)whole.Number) is { } negative ? [negative] : [],
            FhirPathDecimal number => [new FhirPathDecimal(-number.Number)],
            FhirPathQuantity quantity => [new FhirPathQuantity(-quantity.Number, quantity.Unit, quantity.Scale)],
            null => [],
            _ => run.Fail(FhirPathProblems.WrongType("A sign", item.TypeName)),
        };
    }

    // Integers stay integers but where they are divided.
    private static FhirPathValue? Whole(long left, long right, Operator operation)
        => operation is Operator.Divide ? Number(left, right, operation)
            : operation is Operator.DivideWhole ? Numbers.Whole(Numbers.Divide(left, right))
            : Numbers.Whole(Calculated(left, right, operation));

    private static FhirPathValue? Number(decimal left, decimal right, Operator operation)
        => operation is Operator.DivideWhole ? Numbers.Whole(Numbers.Divide(left, right))
            : Calculated(left, right, operation) is { } number ? new FhirPathDecimal(number)
            : null;

    private static decimal? Calculated(decimal left, decimal right, Operator operation)
        => operation is Operator.Divide ? Numbers.Divide(left, right)
            : operation is Operator.Remainder ? Numbers.Remainder(left, right)
            : operation is Operator.Add ? Numbers.Add(left, right)
            : operation is Operator.Subtract ? Numbers.Subtract(left, right)
            : Numbers.Multiply(left, right);

    // A UCUM second or millisecond has the length of the calendar's; longer UCUM units would move a date by hours.
    private static IReadOnlyList<FhirPathItem> Moved(Run run, FhirPathMoment moment, FhirPathQuantity time, int sign)
    {
        var unit = time switch
        {
            { Scale: QuantityScale.Calendar } => time.Unit,
            { Scale: QuantityScale.Ucum, Unit: "s" } => "second",
            { Scale: QuantityScale.Ucum, Unit: "ms" } => "millisecond",
            _ => null,
        };
        return unit is null ? run.Fail(FhirPathProblems.WrongType("Arithmetic on dates", "unit that isn't one of the calendar"))
            : moment.Plus(sign * time.Number, unit) is { } moved ? [moved]
            : [];
    }

    // In the finer of the two units.
    private static FhirPathQuantity? Sum(FhirPathQuantity left, FhirPathQuantity right, Operator operation)
    {
        var unit = QuantityOrder.InUnitOf(left, new FhirPathQuantity(1, right.Unit, right.Scale)) < 1 ? right : left;
        if (QuantityOrder.InUnitOf(unit, left) is not { } first || QuantityOrder.InUnitOf(unit, right) is not { } second)
        {
            return null;
        }

        return Calculated(first, second, operation) is { } total ? new FhirPathQuantity(total, unit.Unit, unit.Scale) : null;
    }

    private static FhirPathQuantity? Quantity(FhirPathQuantity left, FhirPathQuantity right, Operator operation)
    {
        if (operation is Operator.Add or Operator.Subtract)
        {
            return Sum(left, right, operation);
        }

        if (left.Scale is not QuantityScale.Ucum || right.Scale is not QuantityScale.Ucum || operation is not (Operator.Multiply or Operator.Divide))
        {
            return null;
        }

        var made = operation is Operator.Multiply ? Ucum.Multiply(left.Number, left.Unit, right.Number, right.Unit) : Ucum.Divide(left.Number, left.Unit, right.Number, right.Unit);
        return made.TryGet(out var result, out _) ? new FhirPathQuantity(result.Value, result.Unit, QuantityScale.Ucum) : null;
    }
}
