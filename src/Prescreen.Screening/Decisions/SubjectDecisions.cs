using System.Collections.Immutable;
using Prescreen.Facts;
using Prescreen.Fhir.Json;
using Prescreen.Fhir.Model;
using Prescreen.Fhir.Rest;
using Prescreen.Screening.CatchUp;
using Prescreen.Screening.Ledger;
using Prescreen.Screening.Work;
using Prescreen.Screening.WriteBack;

namespace Prescreen.Screening.Decisions;

/// <summary>
/// Carries out what people decide: reads the subject anew, lets nobody overwrite what they haven't seen, writes, and brings list and read model up to date.
/// </summary>
public sealed class SubjectDecisions : ISubjectDecisions
{
    private const int Attempts = 6;

    private readonly FhirSubjectStore store;
    private readonly SubjectSync sync;
    private readonly LedgerStore ledger;
    private readonly WorkSignal signal;
    private readonly SiteCalendar calendar;
    private readonly TimeProvider time;
    private readonly DecisionReader reader;
    private readonly DecisionWriter writer;
    private readonly ResourceFinder finder;
    private readonly References references;

    /// <summary>On the results server that <paramref name="store"/> writes to; <paramref name="ehr"/> is where patients and practitioners are.</summary>
    public SubjectDecisions(
        FhirClient results, Uri ehr, FhirSubjectStore store, SubjectSync sync, LedgerStore ledger, WorkSignal signal, SiteCalendar calendar, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(ledger);
        (this.store, this.sync, this.ledger, this.signal, this.calendar, this.time) = (store, sync, ledger, signal, calendar, time);
        references = new References(ehr, results.BaseUrl);
        finder = new ResourceFinder(results);
        reader = new DecisionReader(results, finder, ledger.Screenings);
        writer = new DecisionWriter(results, finder, references);
    }

    // FHIR's instants as we write them have milliseconds.
    private DateTimeOffset Now => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());

    /// <inheritdoc/>
    public async Task<Result<DecidedSubject>> DecideAsync(SubjectDecisionRequest request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (DecisionCheck.Of(request, calendar.DayOf(time.GetUtcNow())) is { } wrong)
        {
            return wrong;
        }

        var decided = await TryAsync(request, ct);
        // Somebody wrote between reading and writing: whether that matters is seen by reading again.
        for (var attempt = 1; attempt < Attempts && decided.Problem is { Kind: ProblemKind.Conflict } and not DecisionConflict; attempt++)
        {
            decided = await TryAsync(request, ct);
        }

        return decided;
    }

    private async Task<Result<DecidedSubject>> TryAsync(SubjectDecisionRequest request, CancellationToken ct)
    {
        if (!(await reader.SceneAsync(request, Now, ct)).TryGet(out var scene, out var problem)
            || !(await IsMarkedAsync(scene, ct)).TryGet(out var isMarked, out problem))
        {
            return problem;
        }

        if (IsCarriedOut(scene, isMarked))
        {
            return await FinishAsync(scene, null, ct);
        }

        if (!(await AfterAsync(scene, isMarked, ct)).TryGet(out var after, out problem)
            || !(await writer.FollowUpAsync(scene, ct)).TryGet(out var followUp, out problem))
        {
            return problem;
        }

        var plan = new DecisionPlan(scene, after, followUp, references);
        return await writer.SendAsync(plan, ct) is { } unsent ? unsent : await FinishAsync(scene, plan, ct);
    }

    // Who asks on sight of what is so already asks for nothing; undoing leaves no trace on the subject but its mark.
    private static bool IsCarriedOut(DecisionScene scene, bool isMarked) => isMarked
        ? scene.IsDone || scene.Request.Act is DecisionAct.Undo
        : scene.IsDone && scene.IsAsSeen && scene.Request.Act is not (DecisionAct.Note or DecisionAct.Undo);

    // Asked only where the act may have been carried out before.
    private async Task<Result<bool>> IsMarkedAsync(DecisionScene scene, CancellationToken ct)
        => scene.IsDone || !scene.IsAsSeen ? await reader.IsMarkedAsync(scene, ct) : false;

    private async Task<Result<SubjectState>> AfterAsync(DecisionScene scene, bool isMarked, CancellationToken ct)
    {
        var isUndoing = scene.Request.Act is DecisionAct.Undo;
        if (scene.IsAs && (!isUndoing || scene.IsAsSeen))
        {
            return isUndoing ? DecisionProblems.NothingToUndo : scene.State;
        }

        if (scene.IsAsSeen)
        {
            return await ChangedAsync(scene, ct);
        }

        if (!(await reader.SeenAsync(scene, ct)).TryGet(out var seen, out var problem))
        {
            return problem;
        }

        if (isUndoing && scene.IsAs)
        {
            // Undone since the person looked, perhaps by this very request, broken off: what is left to write is written.
            return seen.State is { } then && then.After(scene.Request, scene.Now).TryGet(out var undone, out _) && undone == scene.State
                ? scene.State
                : DecisionProblems.NothingToUndo;
        }

        // What was carried out and isn't there any more was changed again by somebody.
        return isMarked || seen.State != scene.State ? scene.Conflict : await ChangedAsync(scene, ct);
    }

    private async Task<Result<SubjectState>> ChangedAsync(DecisionScene scene, CancellationToken ct)
    {
        if (scene.Request.Act is not DecisionAct.Undo)
        {
            return scene.State.After(scene.Request, scene.Now, scene.Found);
        }

        return (await reader.EarlierAsync(scene, ct)).TryGet(out var earlier, out var problem) ? scene.State.Undone(earlier.State) : problem;
    }

    // Also after what was done already: the first time may have been broken off here.
    private async Task<Result<DecidedSubject>> FinishAsync(DecisionScene scene, DecisionPlan? plan, CancellationToken ct)
    {
        var request = scene.Request;
        var subject = scene.Subject;
        if (plan is not null && !(await finder.ReadAsync("ResearchSubject", subject.Id, ResearchSubjectReader.Read, ct)).TryGet(out subject, out var unread))
        {
            return unread;
        }

        var state = SubjectState.Of(subject.Resource);
        if (await sync.NoteAsync(subject.Json, ct) is { } unnoted)
        {
            return unnoted;
        }

        if (request.Act is DecisionAct.TakeToScreening or DecisionAct.Dismiss or DecisionAct.Undo && await ListAsync(scene, plan, state, ct) is { } unlisted)
        {
            return unlisted;
        }

        if (request.Act is DecisionAct.Undo)
        {
            // What the machine saw while its hands were bound may differ from the status it gets back.
            if ((await ledger.Ledger.MakeDueAsync([new DuePatient(request.Patient, time.GetUtcNow(), DueCause.Person)], ct)).Problem is { } undue)
            {
                return undue;
            }

            signal.Wake();
        }

        return new DecidedSubject { Status = state.Status, SubjectVersion = subject.Version, Work = state.Work, IsWritten = plan is not null };
    }

    private Task<Problem?> ListAsync(DecisionScene scene, DecisionPlan? plan, SubjectState state, CancellationToken ct)
    {
        ImmutableArray<FhirTask> open =
        [
            .. (plan?.Reopening ?? []).Concat(scene.Tasks.Where(task => TaskPlan.IsOpen(task.Resource))).Except(plan?.Withdrawing ?? []).Select(task => task.Resource),
        ];
        // An earlier decision comes back with what spoke against it.
        var isContrary = scene.Request.Act is DecisionAct.Undo && state.IsPersons && open.Any(DecisionTasks.IsContrary);
        var isOn = isContrary || state.Status is "candidate" or "potential-candidate" or "screening"
            || (state.Work.Decision is null && open.Any(task => task.Code!.Has(PrescreenUrls.Tasks, "verdict-changed")));
        var flag = isContrary ? "contrary-evidence" : scene.Request.Act is DecisionAct.Undo && open.Any(task => task.Code!.Has(PrescreenUrls.Tasks, "no-longer-considered")) ? "no-longer-considered" : null;
        return store.List.SetAsync(scene.Request.Protocol, scene.Reference, isOn, flag, ct);
    }
}
