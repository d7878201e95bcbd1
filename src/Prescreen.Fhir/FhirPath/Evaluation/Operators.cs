using System.Diagnostics;
using Prescreen.Fhir.FhirPath.Syntax;

namespace Prescreen.Fhir.FhirPath.Evaluation;

/// <summary>The operators between two operands. https://hl7.org/fhirpath/N1/#operators</summary>
internal static class Operators
{
    internal static IReadOnlyList<FhirPathItem> Evaluate(Run run, Binary binary, Scope scope)
    {
        if (binary.Operator is Operator.And or Operator.Or or Operator.Xor or Operator.Implies)
        {
            return Logic.Evaluate(run, binary, scope);
        }

        var left = run.Evaluate(binary.Left, scope);
        var right = run.Evaluate(binary.Right, scope);
        if (run.HasFailed)
        {
            return [];
        }

        return binary.Operator switch
        {
            Operator.Equal => Compared(run, left, right, isNegated: false),
            Operator.NotEqual => Compared(run, left, right, isNegated: true),
            Operator.Equivalent => [FhirPathBoolean.Of(new ItemEquivalence(run).AreEquivalent(left, right))],
            Operator.NotEquivalent => [FhirPathBoolean.Of(!new ItemEquivalence(run).AreEquivalent(left, right))],
            Operator.Less or Operator.LessOrEqual or Operator.Greater or Operator.GreaterOrEqual => Ordered(run, left, right, binary.Operator),
            Operator.In => Membership(run, left, right),
            Operator.Contains => Membership(run, right, left),
            Operator.Union => run.Distinct([.. left, .. right]),
            Operator.Concatenate => Arithmetic.Joined(run, run.Text(left, "&") ?? "", run.Text(right, "&") ?? ""),
            Operator.Add or Operator.Subtract or Operator.Multiply or Operator.Divide or Operator.DivideWhole or Operator.Remainder
                => Arithmetic.Evaluate(run, left, right, binary.Operator),
            Operator.And or Operator.Or or Operator.Xor or Operator.Implies => throw new UnreachableException(),
            _ => throw new UnreachableException(),
        };
    }

    private static IReadOnlyList<FhirPathItem> Compared(Run run, IReadOnlyList<FhirPathItem> left, IReadOnlyList<FhirPathItem> right, bool isNegated)
        => Truths.Items(new ItemEquality(run).AreEqual(left, right) is var truth && isNegated ? Truths.Not(truth) : truth);

    private static IReadOnlyList<FhirPathItem> Ordered(Run run, IReadOnlyList<FhirPathItem> left, IReadOnlyList<FhirPathItem> right, Operator comparison)
    {
        if (run.Single(left, "A comparison") is not { } first || run.Single(right, "A comparison") is not { } second
            || ItemOrder.Compare(run, first, second) is not { } order)
        {
            return [];
        }

        return Truths.Items(comparison is Operator.Less ? order < 0
            : comparison is Operator.LessOrEqual ? order <= 0
            : comparison is Operator.Greater ? order > 0
            : order >= 0);
    }

    private static IReadOnlyList<FhirPathItem> Membership(Run run, IReadOnlyList<FhirPathItem> one, IReadOnlyList<FhirPathItem> many)
    {
        if (run.Single(one, "in") is not { } item)
        {
            return [];
        }

        var equality = new ItemEquality(run);
        foreach (var other in many)
        {
            if (equality.Equals(item, other))
            {
                return Truths.Items(true);
            }
        }

        return Truths.Items(false);
    }
}
