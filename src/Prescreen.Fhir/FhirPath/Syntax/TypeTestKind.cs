namespace Prescreen.Fhir.FhirPath.Syntax;

/// <summary>The ways an expression asks for a type.</summary>
internal enum TypeTestKind
{
    /// <summary>True or false, of one item.</summary>
    Is,

    /// <summary>The one item, where it has the type.</summary>
    As,

    /// <summary>The items that have the type: ofType(), and as() the way R4's invariants use it (dom-3).</summary>
    Filter,
}
