using System.Collections.Immutable;
using System.Globalization;
using Prescreen.Evaluation;
using Prescreen.Fhir.Model;
using Prescreen.Screening.WriteBack;

namespace Prescreen.Screening.Decisions;

/// <summary>A request beside the subject as it stands, read just now.</summary>
internal sealed record DecisionScene(SubjectDecisionRequest Request, SubjectIds Ids, Stored<ResearchSubject> Subject, ImmutableArray<Stored<FhirTask>> Tasks, DateTimeOffset Now)
{
    private readonly Annotation? noted = FollowUpTask.Noted(FollowUpTask.Of(Tasks)?.Resource, Request, Now);

    public SubjectState State { get; } = SubjectState.Of(Subject.Resource);

    /// <summary>What the engine has found of the criterion that is dismissed against; null where it isn't known or the act is another.</summary>
    public Outcome? Found { get; init; }

    public string Reference => $"ResearchSubject/{Subject.Id}";

    /// <summary>True where nothing was stored since the person looked, or the server tells no versions.</summary>
    public bool IsAsSeen => Subject.Version is null || Subject.Version == Request.ExpectedVersion;

    /// <summary>
    /// True where the subject is as the request wants it, by the same person; always for what leaves it alone. Who dismisses again on sight of what the record
    /// says by now dismisses anew.
    /// </summary>
    public bool IsAs => State.IsAs(Request) && !(IsAsSeen && Found is not null && State.Work.Decision?.Found != Found);

    /// <summary>True where the note is there too.</summary>
    public bool IsDone => IsAs && (noted is not null || string.IsNullOrWhiteSpace(Request.Note));

    /// <summary>When the act took place: now, or where this is its repetition, then.</summary>
    public DateTimeOffset At => Request.Act is DecisionAct.Note ? noted?.Time ?? Now : IsAs && !IsAsSeen ? State.Work.Decision?.At ?? Now : Now;

    /// <summary>The version that the act changed or spoke of; null where the server tells none.</summary>
    public string? Before => Subject.Version is null ? null : IsAs && Request.Act is not DecisionAct.Note ? Request.ExpectedVersion : Subject.Version;

    /// <summary>
    /// Names this act, so that it is written once: what was asked for of which version. A note leaves the subject's version as it is, and is named by its time.
    /// </summary>
    public Identifier Key => Ids.IdentifierOf(string.Join(
        '|',
        "act",
        Request.Act.Code(),
        Request.By.Id,
        Request.Act is DecisionAct.Note ? At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) : Request.ExpectedVersion,
        Request.Criterion,
        Request.Reason,
        Request.Until?.ToString("O", CultureInfo.InvariantCulture),
        Request.AssignTo,
        Request.Note?.Trim()));

    public DecisionConflict Conflict => new()
    {
        TheirStatus = State.Status,
        TheirWork = State.Work,
        TheirVersion = Subject.Version,
        TheirTime = Subject.Resource.Meta.LastUpdated,
        Ours = Request,
    };

    public override string ToString() => Request.ToString();
}
