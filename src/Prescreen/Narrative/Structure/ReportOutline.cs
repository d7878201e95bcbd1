namespace Prescreen.Narrative.Structure;

/// <summary>Follows a report's sections and parts.</summary>
internal sealed class ReportOutline
{
    /// <summary>The section of the line.</summary>
    public SectionKind Section { get; private set; }

    /// <summary>The part of the line.</summary>
    public string? Part { get; private set; }

    /// <summary>True from an addendum's heading on.</summary>
    public bool IsAmendment { get; private set; }

    private bool hasContent;
    private bool isAfterBlank;

    /// <summary>A new report.</summary>
    public void Begin() => (Section, Part, IsAmendment, hasContent, isAfterBlank) = (SectionKind.Other, null, false, false, false);

    /// <summary>A heading, with or without more on its line.</summary>
    public void Enter(string heading, bool isAlone)
    {
        (hasContent, isAfterBlank) = (!isAlone, false);
        var section = Parse(heading);
        if (section is SectionKind.Addendum)
        {
            IsAmendment = true;
        }
        else if (heading is "original")
        {
            IsAmendment = false;
        }

        (Section, Part) = (section, null);
    }

    /// <summary>A line without a known heading: one with another heading or a part ends what sets an assertion.</summary>
    public void Line(in LineShape line)
    {
        if (line.Part is { } part)
        {
            Part = part;
        }

        if (line.Part is not null || line.IsUnknownHeading || (isAfterBlank && !line.IsItem))
        {
            Leave();
        }

        (hasContent, isAfterBlank) = (true, false);
    }

    /// <summary>After a blank line the heading of what follows may be one nobody knows, unless a list goes on or the section is still empty.</summary>
    public void BlankLine() => isAfterBlank |= hasContent;

    private void Leave() => Section = Section is SectionKind.History or SectionKind.Plan or SectionKind.Family or SectionKind.Criteria ? SectionKind.Other : Section;

    private static SectionKind Parse(string heading) => heading switch
    {
        "specimen" => SectionKind.Specimen,
        "gross" => SectionKind.Gross,
        "microscopic" => SectionKind.Microscopic,
        "immunohistochemistry" => SectionKind.Immunohistochemistry,
        "diagnosis" => SectionKind.Diagnosis,
        "findings" => SectionKind.Findings,
        "impression" => SectionKind.Impression,
        "history" => SectionKind.History,
        "plan" => SectionKind.Plan,
        "family" => SectionKind.Family,
        "criteria" => SectionKind.Criteria,
        "comment" => SectionKind.Comment,
        "technique" => SectionKind.Technique,
        "addendum" => SectionKind.Addendum,
        _ => SectionKind.Other,
    };
}
