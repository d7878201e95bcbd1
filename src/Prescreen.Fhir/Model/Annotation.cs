namespace Prescreen.Fhir.Model;

/// <summary>A person's words about a resource. <see href="https://hl7.org/fhir/R4/datatypes.html#Annotation"/></summary>
/// <param name="Text">The words.</param>
public sealed record Annotation(string Text)
{
    /// <summary>Who, with a name to show where there is one; an author told as a string is a reference with a display only. Null where absent.</summary>
    public Reference? Author { get; init; }

    /// <summary>When; null where absent.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <inheritdoc/>
    public override string ToString() => "Annotation";
}
