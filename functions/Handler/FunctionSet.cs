using System.Collections.Frozen;
using Prescreen.Screening.Hosting;
using Prescreen.Screening.Ledger;
using Prescreen.Screening.Work;

namespace Prescreen.Functions.Handler;

/// <summary>The functions by name, each the thin skin of a plain class of Prescreen.Screening; a folder with function.json stands for each.</summary>
public sealed class FunctionSet
{
    private const int MostDispatched = 500;
    private const int MostFollowed = 50;

    // Below the host's functionTimeout of five minutes, so that work is given back rather than killed.
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(4);

    private readonly PrescreenSystem system;
    private readonly FrozenDictionary<string, Func<Envelope, CancellationToken, Task<FunctionReply>>> functions;

    /// <summary>The functions of a system.</summary>
    public FunctionSet(PrescreenSystem system)
    {
        this.system = system;
        functions = new Dictionary<string, Func<Envelope, CancellationToken, Task<FunctionReply>>>(StringComparer.Ordinal)
        {
            ["ReceiveNotification"] = ReceiveNotificationAsync,
            ["ScreenPatient"] = ScreenPatientAsync,
            ["DispatchDue"] = DispatchDueAsync,
            ["CatchUp"] = CatchUpAsync,
        }.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Their names.</summary>
    public IEnumerable<string> Names => functions.Keys;

    /// <summary>Runs a function on an envelope's bytes.</summary>
    public async Task<FunctionReply> RunAsync(string name, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        if (!functions.TryGetValue(name, out var function))
        {
            return FunctionReply.NoFunction;
        }

        if (Envelope.Read(body) is not { } envelope)
        {
            return new FunctionReply(400) { Code = "APP-041" };
        }

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(Deadline);
        try
        {
            return await function(envelope, deadline.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            return FunctionReply.OutOfTime;
        }
    }

    private async Task<FunctionReply> ReceiveNotificationAsync(Envelope envelope, CancellationToken ct)
    {
        if (envelope.Http("req") is not { } request)
        {
            return new FunctionReply(400) { Code = "APP-043" };
        }

        var tail = $"{request.Param("type")}/{request.Param("id")}".Trim('/');
        var reply = await system.Receive.RunAsync(request.Method, tail, request.Header, request.Body(), ct);
        return new FunctionReply(200)
        {
            HttpStatus = reply.Status,
            RetryAfterSeconds = reply.RetryAfter is { } wait ? (int)Math.Ceiling(wait.TotalSeconds) : null,
            Due = reply.Due,
        };
    }

    private async Task<FunctionReply> ScreenPatientAsync(Envelope envelope, CancellationToken ct)
    {
        // A message that names nobody is no reason to fail: the ledger knows who is due.
        var key = envelope.Queued("msg", "patient");
        var reply = await TurnAsync(key, ct);
        // An errand has found patients whom no message names yet.
        for (var turns = 0; reply is { IsDone: true } && key is not null && !LedgerKey.IsPatient(key) && turns < MostFollowed; turns++)
        {
            reply = await TurnAsync(null, ct);
        }

        return reply.Reply;
    }

    private async Task<(FunctionReply Reply, bool IsDone)> TurnAsync(string? key, CancellationToken ct)
    {
        if (!(await system.Work.RunAsync(key, ct)).TryGet(out var done, out var problem))
        {
            return (new FunctionReply(503) { Code = problem.Code }, false);
        }

        return done.Result is WorkResult.GivenBack
            ? (FunctionReply.OutOfTime, false)
            : (new FunctionReply(200) { Code = done.Problem?.Code }, done.Result is not WorkResult.Nothing);
    }

    private async Task<FunctionReply> DispatchDueAsync(Envelope envelope, CancellationToken ct)
        => (await system.Dispatch.RunAsync(MostDispatched, ct)).TryGet(out var due, out var problem)
            ? new FunctionReply(200) { Due = due }
            : new FunctionReply(503) { Code = problem.Code };

    private async Task<FunctionReply> CatchUpAsync(Envelope envelope, CancellationToken ct)
    {
        await system.Caretaker.SubscribeAsync(ct);
        var done = await system.CatchUp.RunAsync(ct);
        var dispatched = await DispatchDueAsync(envelope, ct);
        return done.Problem is { } problem ? dispatched with { Status = 503, Code = problem.Code, Due = [] } : dispatched;
    }
}
