using Prescreen.Screening.Assessments;

namespace Prescreen.Worklist.Pages.Candidate;

/// <summary>A piece of evidence, with its words in the text they stand in where that could be had.</summary>
public sealed record EvidenceModel(EvidenceView View, MarkedText? Excerpt, MarkedText? Whole)
{
    /// <summary>True where words were read and the text around them couldn't be had.</summary>
    public bool IsQuoteAlone => View.Text is not null && Excerpt is null;

    /// <summary>The reference only.</summary>
    public override string ToString() => View.Reference;
}
