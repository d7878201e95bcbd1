using Prescreen.Screening.Assessments;

namespace Prescreen.Worklist.Pages.Candidate;

/// <summary>A piece of evidence, with its words in the text they stand in where that could be had.</summary>
public sealed record EvidenceModel(EvidenceView View, MarkedText? Excerpt, MarkedText? Whole)
{
    private const int ShortText = 700;

    /// <summary>True for a report that a person is asked to read, whose text is here.</summary>
    public bool IsToRead => View.Text is null && Whole is not null;

    /// <summary>True where the text is so short that nobody should have to open it.</summary>
    public bool IsShort => Whole is { After.Length: < ShortText };

    /// <summary>True where words were read and the text around them couldn't be had.</summary>
    public bool IsQuoteAlone => View.Text is not null && Excerpt is null;

    /// <summary>The reference only.</summary>
    public override string ToString() => View.Reference;
}
