namespace Prescreen.Fhir.FhirPath;

/// <summary>One item of a collection: an element (<see cref="FhirPathNode"/>) or a value made by the expression (<see cref="FhirPathValue"/>).</summary>
public abstract class FhirPathItem
{
    private protected FhirPathItem()
    {
    }

    /// <summary>The value a primitive or Quantity element stands for, a value itself, or null where there is none.</summary>
    public abstract FhirPathValue? Value { get; }

    /// <summary>The namespace and name of its type: "FHIR.Quantity", "System.Boolean". Never the value, which may be patient data.</summary>
    public sealed override string ToString() => TypeName;

    internal abstract string TypeName { get; }
}
