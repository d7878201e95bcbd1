using Prescreen.Evaluation;

namespace Prescreen.Screening.WriteBack;

/// <summary>What a person decided of a subject last.</summary>
public sealed record PersonDecision
{
    /// <summary>What was decided.</summary>
    public required DecisionKind Kind { get; init; }

    /// <summary>The id of the criterion it was dismissed against; null for none.</summary>
    public string? Criterion { get; init; }

    /// <summary>Why, as a code; null where none was given.</summary>
    public string? Reason { get; init; }

    /// <summary>The site's day on which a deferred subject is to be looked at again; null for none.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Who: "Practitioner/7", or "user:" and who signed in.</summary>
    public required string By { get; init; }

    /// <summary>Their name; null where it isn't known.</summary>
    public string? ByName { get; init; }

    /// <summary>When, in UTC to the millisecond: what FHIR keeps, so that what is read again is what was written.</summary>
    public required DateTimeOffset At
    {
        get;
        init => field = new DateTimeOffset(value.UtcTicks - (value.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
    }

    /// <summary>The subject's status before, to which undoing returns.</summary>
    public required string Before { get; init; }

    /// <summary>The criterion's outcome as the engine had it when the person dismissed; null where nobody knows.</summary>
    public Outcome? Found { get; init; }

    /// <summary>The kind only.</summary>
    public override string ToString() => Kind.Name();
}
