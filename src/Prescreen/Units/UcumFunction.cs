namespace Prescreen.Units;

/// <summary>What a special unit's value must undergo to become a ratio to its reference.</summary>
/// <param name="Kind">The shape of the function.</param>
/// <param name="Argument">The offset that is added, or the root that is raised.</param>
/// <param name="Multiplier">What the value is multiplied by before a root is raised to it: -1 for [pH], 1/2 for B[SPL].</param>
internal sealed record UcumFunction(UcumFunctionKind Kind, Rational Argument, Rational Multiplier)
{
    /// <summary>The functions by their names in the unit table.</summary>
    internal static UcumFunction Named(string name) => name switch
    {
        "cel" => Offset(273.15m),
        "degf" => Offset(459.67m),
        "degre" => Offset(218.52m),
        "lg" => Power(10, 1),
        "2lg" => Power(10, 0.5m),
        "ld" => Power(2, 1),
        "neglg" or "hpx" => Power(10, -1),
        "hpc" => Power(100, -1),
        "hpm" => Power(1_000, -1),
        "hpq" => Power(50_000, -1),
        "ln" => new(UcumFunctionKind.Exponential, Rational.One, Rational.One),
        "tan100" => new(UcumFunctionKind.Tangent, Rational.One, Rational.One),
        _ => new(UcumFunctionKind.Root, Rational.One, Rational.One),
    };

    private static UcumFunction Offset(decimal offset) => new(UcumFunctionKind.Offset, Rational.Of(offset), Rational.One);

    private static UcumFunction Power(decimal root, decimal multiplier) => new(UcumFunctionKind.Power, Rational.Of(root), Rational.Of(multiplier));
}
