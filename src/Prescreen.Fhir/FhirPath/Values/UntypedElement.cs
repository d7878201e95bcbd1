namespace Prescreen.Fhir.FhirPath.Values;

/// <summary>The type of what no definition describes: every property is an element of its own name.</summary>
internal sealed class UntypedElement : IFhirPathType
{
    internal static UntypedElement Instance { get; } = new();

    /// <inheritdoc/>
    public string Name => "Element";

    /// <inheritdoc/>
    public IFhirPathType? Base => null;

    /// <inheritdoc/>
    public FhirPathMember Member(string json) => new(json, this);
}
