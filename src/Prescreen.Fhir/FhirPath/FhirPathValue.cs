namespace Prescreen.Fhir.FhirPath;

/// <summary>A value of the System types. https://hl7.org/fhirpath/N1/#literals</summary>
public abstract class FhirPathValue : FhirPathItem
{
    private protected FhirPathValue()
    {
    }

    /// <inheritdoc/>
    public sealed override FhirPathValue Value => this;

    /// <summary>The value as toString() writes it; patient data where it came from a record.</summary>
    public abstract string Text { get; }
}

/// <summary>A System.Boolean.</summary>
public sealed class FhirPathBoolean : FhirPathValue
{
    private FhirPathBoolean(bool isTrue) => IsTrue = isTrue;

    /// <summary>True or false.</summary>
    public bool IsTrue { get; }

    /// <inheritdoc/>
    public override string Text => IsTrue ? "true" : "false";

    internal static FhirPathBoolean True { get; } = new(true);

    internal static FhirPathBoolean False { get; } = new(false);

    internal override string TypeName => "System.Boolean";

    internal static FhirPathBoolean Of(bool isTrue) => isTrue ? True : False;
}

/// <summary>A System.Integer, of 64 bits.</summary>
public sealed class FhirPathInteger(long number) : FhirPathValue
{
    /// <summary>The number.</summary>
    public long Number => number;

    /// <inheritdoc/>
    public override string Text => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    internal override string TypeName => "System.Integer";
}

/// <summary>A System.Decimal, with the digits it was written with.</summary>
public sealed class FhirPathDecimal(decimal number) : FhirPathValue
{
    /// <summary>The number.</summary>
    public decimal Number => number;

    /// <inheritdoc/>
    public override string Text => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    internal override string TypeName => "System.Decimal";
}

/// <summary>A System.String.</summary>
public sealed class FhirPathString(string text) : FhirPathValue
{
    /// <inheritdoc/>
    public override string Text => text;

    internal override string TypeName => "System.String";
}

/// <summary>What type() gives: a namespace ("FHIR", "System") and a name.</summary>
public sealed class FhirPathTypeInfo(string space, string name) : FhirPathValue
{
    /// <summary>"FHIR" or "System".</summary>
    public string Namespace => space;

    /// <summary>"Patient", "Boolean".</summary>
    public string Name => name;

    /// <inheritdoc/>
    public override string Text => $"{space}.{name}";

    internal override string TypeName => "System.ClassInfo";
}
