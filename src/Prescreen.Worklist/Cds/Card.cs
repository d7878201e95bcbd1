namespace Prescreen.Worklist.Cds;

/// <summary>A card of CDS Hooks (https://cds-hooks.hl7.org/2.0/#card-attributes): which study, for which subject, and what it says. Prints only the study.</summary>
internal sealed record Card
{
    /// <summary>The protocol's id.</summary>
    public required string Study { get; init; }

    /// <summary>The ResearchSubject's relative reference; null where none was written.</summary>
    public string? Subject { get; init; }

    /// <summary>True where the record speaks against the status that stands.</summary>
    public required bool IsAlert { get; init; }

    /// <summary>One sentence of less than 140 letters.</summary>
    public required string Summary { get; init; }

    /// <summary>What is missing and what must be read, in the protocol's words, as GitHub Flavored Markdown; no value of the patient.</summary>
    public required string Detail { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Study;
}
