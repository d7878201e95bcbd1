using System.Collections.Frozen;
using System.Diagnostics;
using Prescreen.Evaluation;
using Prescreen.Fhir.Model;
using Prescreen.Screening.WriteBack;

namespace Prescreen.Screening.Decisions;

/// <summary>What people decide about a subject: its status and the work on it; all else is the machine's.</summary>
internal sealed record SubjectState(string Status, SubjectWork Work)
{
    private const string Screening = "screening";
    private const string Ineligible = "ineligible";

    // Beyond these the subject is the study's own: neither eligible nor on-study is ever written.
    private static readonly FrozenSet<string> Ours = FrozenSet.Create(StringComparer.Ordinal, "potential-candidate", "candidate", Ineligible, Screening);

    /// <summary>True where the status is one that only people set.</summary>
    public bool IsPersons => Status == Screening || Work.Decision is { Kind: DecisionKind.Screening or DecisionKind.Dismissed };

    public static SubjectState Of(ResearchSubject subject) => new(subject.Status, SubjectWork.Of(subject));

    /// <summary>True where this is what the request wants, by the same person; never for acts that leave no trace here.</summary>
    public bool IsAs(SubjectDecisionRequest request) => request.Act switch
    {
        DecisionAct.TakeToScreening => Status == Screening && Work.Decision is { Kind: DecisionKind.Screening } decision && decision.By == request.By.Id,
        DecisionAct.Dismiss => Status == Ineligible && Work.Decision is { Kind: DecisionKind.Dismissed } decision && decision.By == request.By.Id
            && decision.Criterion == request.Criterion && decision.Reason == request.Reason,
        DecisionAct.Defer => Work.Decision is { Kind: DecisionKind.Deferred } decision && decision.By == request.By.Id && decision.Until == request.Until,
        DecisionAct.Assign => Work.AssignedTo == request.AssignTo,
        DecisionAct.Unassign => Work.AssignedTo is null,
        DecisionAct.Undo => Work.Decision is null,
        DecisionAct.Note => true,
        _ => throw new ArgumentOutOfRangeException(nameof(request)),
    };

    /// <summary>The state after the act (with <paramref name="found"/>, what the engine has found of the criterion dismissed against), or why it can't be; for undoing where nobody can tell any more how it stood before.</summary>
    public Result<SubjectState> After(SubjectDecisionRequest request, DateTimeOffset at, Outcome? found = null)
    {
        var decides = request.Act is DecisionAct.TakeToScreening or DecisionAct.Dismiss or DecisionAct.Defer;
        if (decides && !Ours.Contains(Status))
        {
            return DecisionProblems.BeyondScreening(Status);
        }

        return request.Act switch
        {
            DecisionAct.TakeToScreening => Decided(Screening, DecisionKind.Screening, request, at, found),
            DecisionAct.Dismiss => Decided(Ineligible, DecisionKind.Dismissed, request, at, found),
            DecisionAct.Defer => Work.Decision is { Kind: DecisionKind.Screening or DecisionKind.Dismissed }
                ? DecisionProblems.Decided
                : Decided(Status, DecisionKind.Deferred, request, at, found),
            DecisionAct.Assign => this with { Work = Work with { AssignedTo = request.AssignTo, AssignedName = request.AssignToName } },
            DecisionAct.Unassign => this with { Work = Work with { AssignedTo = null, AssignedName = null } },
            DecisionAct.Note => this,
            DecisionAct.Undo => Undone(null),
            _ => throw new ArgumentOutOfRangeException(nameof(request)),
        };
    }

    /// <summary>
    /// The state before the decision that stands: as it was (<paramref name="earlier"/>), an earlier decision with it, or at least with the status of then. Who has
    /// the subject in hand isn't a decision, and stays.
    /// </summary>
    public Result<SubjectState> Undone(SubjectState? earlier)
    {
        if (Work.Decision is not { } decision)
        {
            return DecisionProblems.NothingToUndo;
        }

        var set = decision.Kind switch
        {
            DecisionKind.Screening => Screening,
            DecisionKind.Dismissed => Ineligible,
            DecisionKind.Deferred => Status,
            _ => throw new UnreachableException($"No case for {decision.Kind}."),
        };
        var before = decision.Kind is DecisionKind.Deferred ? Status : earlier?.Status ?? decision.Before;
        if (Status != set || !Ours.Contains(before))
        {
            return DecisionProblems.MovedOn(Status);
        }

        return new SubjectState(before, Work with { Decision = earlier?.Work.Decision });
    }

    public override string ToString() => Status;

    private SubjectState Decided(string status, DecisionKind kind, SubjectDecisionRequest request, DateTimeOffset at, Outcome? found) => new(status, Work with
    {
        Decision = new PersonDecision
        {
            Kind = kind,
            Criterion = kind is DecisionKind.Dismissed ? request.Criterion : null,
            Reason = kind is DecisionKind.Dismissed ? request.Reason : null,
            Until = kind is DecisionKind.Deferred ? request.Until : null,
            Found = kind is DecisionKind.Dismissed ? found : null,
            By = request.By.Id,
            ByName = request.By.Name,
            At = at,
            // The same decision in other words: undoing it leads to where the first one began.
            Before = Work.Decision is { } earlier && earlier.Kind == kind ? earlier.Before : Status,
        },
    });
}
