using System.Collections.Immutable;
using Prescreen.Fhir.Json;
using Prescreen.Fhir.Model;
using Prescreen.Screening.WriteBack;

namespace Prescreen.Screening.Decisions;

/// <summary>
/// What to write for an act, in an order that can be broken off anywhere and repeated: the subject insists on the version it was read in and so goes before
/// what speaks of the act; the Provenance comes last and marks that all is written.
/// </summary>
internal sealed record DecisionPlan(DecisionScene Scene, SubjectState After, Stored<FhirTask> FollowUp, References References)
{
    private SubjectDecisionRequest Request => Scene.Request;

    public IEnumerable<PlannedWrite> Writes
    {
        get
        {
            // What undoing opens again is found by the decision: while that stands, a broken off undoing can be repeated.
            var isUndoing = Request.Act is DecisionAct.Undo;
            IEnumerable<PlannedWrite> subject = After == Scene.State ? [] : [Subject];
            IEnumerable<PlannedWrite> followUp = FollowUpTask.Change(FollowUp, Request, After, References, Scene.Now) is { } change ? [change] : [];
            return isUndoing ? [.. Withdrawn, .. Reopened, .. subject, .. followUp, Provenance] : [.. subject, .. Closed, .. followUp, Provenance];
        }
    }

    /// <summary>The machine's tasks that undoing opens again.</summary>
    public ImmutableArray<Stored<FhirTask>> Reopening => Request.Act is DecisionAct.Undo && Scene.State.Work.Decision is { } decision
        ? [.. DecisionTasks.Closed(Scene.Tasks, After.IsPersons ? decision.At : null).Where(task => After.IsPersons || !DecisionTasks.IsContrary(task.Resource))]
        : [];

    /// <summary>The machine's tasks that speak against the decision that undoing takes back.</summary>
    public ImmutableArray<Stored<FhirTask>> Withdrawing
        => Request.Act is DecisionAct.Undo && Scene.State.Work.Decision is { Kind: DecisionKind.Screening or DecisionKind.Dismissed } decision
            ? DecisionTasks.Contrary(Scene.Tasks, decision)
            : [];

    public override string ToString() => Request.ToString();

    private IEnumerable<PlannedWrite> Withdrawn => Withdrawing.Select(task => DecisionTasks.Withdraw(task, Scene.Now));

    private IEnumerable<PlannedWrite> Reopened => Reopening.Select(task => DecisionTasks.Reopen(task, Scene.Now));

    private IEnumerable<PlannedWrite> Closed => Request.Act is DecisionAct.TakeToScreening or DecisionAct.Dismiss && After.Work.Decision is { } decision
        ? DecisionTasks.Closing(Scene.Tasks, decision, Scene.IsAs, PersonReference.Of(Request.By, References))
        : [];

    private PlannedWrite Subject => new()
    {
        Type = "ResearchSubject",
        LocalId = Scene.Subject.Id,
        ExistingId = Scene.Subject.Id,
        IfMatch = Scene.Subject.Version,
        Condition = _ => null,
        Make = (_, _) => JsonPatchingWriter.Replace(Scene.Subject.Json, ("status", FhirElement.Text(After.Status))).TryGet(out var changed, out var problem)
            ? References.To(After.Work).WriteTo(changed)
            : problem,
    };

    private PlannedWrite Provenance => new()
    {
        Type = "Provenance",
        LocalId = Scene.Key.Value,
        Condition = _ => $"_tag={Scene.Key.ToToken()}",
        Make = (_, id) => ProvenanceWriter.Write(new Provenance
        {
            Id = id,
            Meta = new Meta { Tags = [new Coding(Scene.Key.System, Scene.Key.Value)] },
            Targets = [new Reference(Scene.Reference), new Reference($"Task/{FollowUp.Id}")],
            Recorded = Scene.At,
            Activity = CodeableConcept.Of(new Coding(PrescreenUrls.DecisionActs, Request.Act.Code())),
            Reasons = Reasons,
            Agent = PersonReference.Of(Request.By, References),
            AgentType = "author",
            Revisions = Scene.Before is { } version ? [new Reference($"{Scene.Reference}/_history/{version}")] : [],
        }),
    };

    private ImmutableArray<CodeableConcept> Reasons => Request.Act is not DecisionAct.Dismiss ? [] :
    [
        CodeableConcept.Of(new Coding(PrescreenUrls.DecisionReasons, Request.Reason!)),
        .. Request.Criterion is { } criterion
            ? [CodeableConcept.Of(new Coding(PrescreenUrls.Criteria(Request.Protocol.Id), criterion))]
            : ImmutableArray<CodeableConcept>.Empty,
    ];
}
