namespace Prescreen.Units;

/// <summary>The shapes of the functions behind UCUM's special units, seen from the value to the ratio.</summary>
internal enum UcumFunctionKind
{
    /// <summary>ratio = value + offset; exact.</summary>
    Offset,

    /// <summary>ratio = root ^ (multiplier × value); exact for whole exponents.</summary>
    Power,

    /// <summary>ratio = e ^ value.</summary>
    Exponential,

    /// <summary>ratio = atan(value ÷ 100).</summary>
    Tangent,

    /// <summary>value = √ratio.</summary>
    Root,
}
