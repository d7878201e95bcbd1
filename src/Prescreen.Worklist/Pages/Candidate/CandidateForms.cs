using System.Collections.Immutable;
using Prescreen.Protocols;
using Prescreen.Screening.WriteBack;

namespace Prescreen.Worklist.Pages.Candidate;

/// <summary>What a coordinator can do about a subject, with what was typed before where a form came back.</summary>
public sealed record CandidateForms
{
    /// <summary>Where the forms go.</summary>
    public required string Address { get; init; }

    /// <summary>The subject's version that is shown; empty where the server has none.</summary>
    public required string Version { get; init; }

    /// <summary>The subject's status.</summary>
    public required string Status { get; init; }

    /// <summary>Who has it and what was decided.</summary>
    public required SubjectWork Work { get; init; }

    /// <summary>The protocol's criteria, to dismiss against one.</summary>
    public ImmutableArray<Criterion> Criteria { get; init; } = [];

    /// <summary>Who looks at the page, where a subject can be given to them; null for somebody the EHR can't refer to.</summary>
    public string? Me { get; init; }

    /// <summary>Whom it can be given to beside oneself: ids and names.</summary>
    public ImmutableArray<(string Id, string Name)> Others { get; init; } = [];

    /// <summary>The site's day.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The form that came back; null where none did.</summary>
    public DecisionForm? Sent { get; init; }

    /// <summary>True where it is taken to screening already.</summary>
    public bool IsInScreening => Status == "screening";

    /// <summary>The status only.</summary>
    public override string ToString() => Status;
}
