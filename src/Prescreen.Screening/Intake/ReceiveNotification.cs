using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Prescreen.Fhir.Rest;
using Prescreen.Fhir.Subscriptions;
using Prescreen.Screening.CatchUp;
using Prescreen.Screening.Ledger;
using Prescreen.Screening.Work;

namespace Prescreen.Screening.Intake;

/// <summary>
/// Takes what the EHR tells us: who it concerns becomes due, durably, and only then is it acknowledged. Where it doesn't say who, finding that out
/// becomes due. Its content is believed in nothing else, as the record is always read again.
/// </summary>
public sealed class ReceiveNotification(
    ILedger ledger, EventNumbers numbers, CatchUpService catchUp, NotificationGuard guard, WorkSignal signal, Telemetry telemetry, TimeProvider time,
    ILogger<ReceiveNotification> log)
{
    /// <summary>The largest body taken, in bytes.</summary>
    public const int LargestBody = 4 * 1024 * 1024;

    private static readonly TimeSpan ComeBack = TimeSpan.FromSeconds(5);

    /// <summary>
    /// 200 once durable; 401 without a live secret; 405 for other methods; 413 for a body over <see cref="LargestBody"/>; 503 with Retry-After where the ledger
    /// can't write. <paramref name="pathTail"/> is what follows the hook's address ("Observation/7" or empty).
    /// </summary>
    public async Task<NotificationReply> RunAsync(string method, string pathTail, Func<string, string?> headers, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        if (!guard.Accepts(headers, body.Span))
        {
            log.NotificationRefused("APP-030");
            return new NotificationReply(401);
        }

        if (body.Length > LargestBody)
        {
            return new NotificationReply(413);
        }

        if (!NotificationReader.Read(method, pathTail, headers, body).TryGet(out var told, out var problem))
        {
            log.NotificationRefused(problem.Code);
            // What can't be read (XML, say) still tells that something changed.
            return problem.Kind is ProblemKind.Unsupported ? new NotificationReply(405) : await AcceptAsync(new Told([], IsVague: true), ct);
        }

        return told switch
        {
            ClassicNotification classic => await AcceptAsync(Of(classic), ct),
            BackportNotification backport => await AcceptAsync(backport, ct),
            _ => throw new System.Diagnostics.UnreachableException($"No case for {told.GetType().Name}."),
        };
    }

    private async Task<NotificationReply> AcceptAsync(BackportNotification notification, CancellationToken ct)
    {
        if (!(await numbers.IsGapAsync(notification, ct)).TryGet(out var isGap, out var problem))
        {
            return Refused(problem);
        }

        var keys = notification.Events.Select(happening => KeyOf(happening.Patient, happening.Focus)).ToImmutableArray();
        var isEvent = notification.Type is "event-notification";
        var isVague = isGap || keys.Contains(null) || (isEvent && keys.IsEmpty);
        var reply = await AcceptAsync(new Told([.. keys.OfType<string>()], isVague), ct);
        // Only after what it told is durable: a crash before leaves a gap, which the next notification shows.
        return reply.Status == 200 && await numbers.NoteAsync(notification, ct) is { } unnoted ? Refused(unnoted) : reply;
    }

    private async Task<NotificationReply> AcceptAsync(Told told, CancellationToken ct)
    {
        var keys = told.Keys;
        if (told.IsVague)
        {
            // Which stream isn't told either. Asking the EHR for its abilities may fail: then a name no plan knows, which means all.
            var streams = await catchUp.StreamsAsync(ct);
            keys = keys.AddRange(streams.TryGet(out var known, out _) ? known.Select(stream => LedgerKey.OfCatchUp(stream.Name)) : [LedgerKey.OfCatchUp("all")]);
        }

        var now = time.GetUtcNow();
        var made = await ledger.MakeDueAsync([.. keys.Distinct().Select(key => new DuePatient(key, now, DueCause.Notification))], ct);
        if (made.Problem is { } problem)
        {
            return Refused(problem);
        }

        signal.Wake();
        telemetry.Notifications.Add(1);
        return new NotificationReply(200) { Due = keys };
    }

    private static Told Of(ClassicNotification classic)
    {
        var focus = classic is { ResourceType: { } type, Id: { } id } ? $"{type}/{id}" : null;
        return KeyOf(classic.Patient, focus) is { } key ? new Told([key], IsVague: false) : new Told([], IsVague: true);
    }

    private static string? KeyOf(string? patient, string? focus)
    {
        var parts = VersionedLocation.Split(focus).Location?.Split('/');
        var resource = parts is [var type, var id] ? LedgerKey.OfResource(type, id) : null;
        // A subject's patient isn't screened again for what a person did to the subject.
        var key = parts is ["ResearchSubject", _] ? resource : patient ?? resource;
        return key is not null && LedgerKey.IsValid(key) ? key : null;
    }

    private NotificationReply Refused(Problem problem)
    {
        log.LedgerRefused(problem.Code, problem.Text);
        return new NotificationReply(503) { RetryAfter = problem.RetryAfter ?? ComeBack };
    }

    private sealed record Told(ImmutableArray<string> Keys, bool IsVague)
    {
        public override string ToString() => $"{Keys.Length} keys";
    }
}
