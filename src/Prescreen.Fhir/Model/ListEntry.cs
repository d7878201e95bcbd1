namespace Prescreen.Fhir.Model;

/// <summary>One line of a list. <see href="https://hl7.org/fhir/R4/list-definitions.html#List.entry"/></summary>
public sealed record ListEntry(Reference Item)
{
    /// <summary>Why it is marked; null where it isn't.</summary>
    public CodeableConcept? Flag { get; init; }

    /// <summary>When it came onto the list; null where absent.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>True where it was taken off a list of mode changes.</summary>
    public bool IsDeleted { get; init; }

    /// <inheritdoc/>
    public override string ToString() => "entry";
}
