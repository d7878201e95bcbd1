namespace Prescreen.Narrative.Structure;

/// <summary>Where in a report a sentence stands.</summary>
internal readonly record struct Place(SectionKind Section, string? Part, bool IsAmendment, bool BeginsParagraph, bool IsRow)
{
    /// <summary>The section only.</summary>
    public override string ToString() => Section.ToString();
}
