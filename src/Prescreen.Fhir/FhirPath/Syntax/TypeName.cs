namespace Prescreen.Fhir.FhirPath.Syntax;

/// <summary>A type as an expression names it; a namespace of null is FHIR's where it has the name, else System's.</summary>
internal sealed record TypeName(string? Namespace, string Name)
{
    /// <summary>The type a path names (FHIR.Patient, Patient); null where it isn't one.</summary>
    internal static TypeName? Of(Expression expression) => expression switch
    {
        Member { Source: null, Name: var name } => new(null, name),
        Member { Source: Member { Source: null, Name: ("FHIR" or "System") and var space }, Name: var name } => new(space, name),
        _ => null,
    };

    /// <inheritdoc/>
    public override string ToString() => Namespace is null ? Name : $"{Namespace}.{Name}";
}
