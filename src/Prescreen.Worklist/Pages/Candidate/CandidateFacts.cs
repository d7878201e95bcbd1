using System.Collections.Immutable;
using Prescreen.Facts;
using Prescreen.Protocols;
using Prescreen.Screening.Assessments;
using Prescreen.Screening.Decisions;
using Prescreen.Screening.Ledger;
using Prescreen.Worklist.Subjects;

namespace Prescreen.Worklist.Pages.Candidate;

/// <summary>All that the page of a subject is made from, gathered before anything is shown.</summary>
public sealed record CandidateFacts
{
    /// <summary>The trial.</summary>
    public required Protocol Protocol { get; init; }

    /// <summary>The latest screening.</summary>
    public required SavedScreening Screening { get; init; }

    /// <summary>What it says.</summary>
    public required AssessmentView Assessment { get; init; }

    /// <summary>Who the patient is, as far as the EHR told.</summary>
    public required PatientName Name { get; init; }

    /// <summary>The record as it is now, for the values over time; null where the EHR didn't give it in time.</summary>
    public PatientRecord? Record { get; init; }

    /// <summary>The words of the evidence's reports, by reference; without those that couldn't be had.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Texts { get; init; } = [];

    /// <summary>The screenings, latest first; empty where they couldn't be read.</summary>
    public ImmutableArray<SavedScreening> History { get; init; } = [];

    /// <summary>The notes, oldest first; null where they couldn't be read.</summary>
    public ImmutableArray<SubjectNote>? Notes { get; init; }

    /// <summary>Now.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The site's calendar.</summary>
    public required SiteCalendar Calendar { get; init; }

    /// <summary>The site's day.</summary>
    public DateOnly Today => Calendar.DayOf(Now);

    /// <summary>"ResearchSubject/1".</summary>
    public string Subject => Screening.Subject ?? "";

    /// <summary>Nothing of the patient.</summary>
    public override string ToString() => Assessment.ToString();
}
