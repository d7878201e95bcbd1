using System.Collections.Immutable;
using Prescreen.Fhir.Json;
using Prescreen.Fhir.Model;
using Prescreen.Fhir.Rest;

namespace Prescreen.Fhir.Subscriptions;

/// <summary>
/// Keeps a server's Subscriptions as the plan wants them. Ours are those whose reason begins with our tag; others' are never touched.
/// <see href="https://hl7.org/fhir/R4/subscription.html"/>
/// </summary>
public sealed class SubscriptionKeeper(FhirClient client, SubscriptionOptions options)
{
    private readonly SubscriptionDraft draft = new(options);

    /// <summary>
    /// Creates what is missing, repairs what differs, is in error or off, and removes ours beyond the plan. FHIR-131 where the server has no
    /// Subscriptions. What was done before a failure stays done; calling again goes on.
    /// </summary>
    public async Task<Result<ImmutableArray<SubscriptionState>>> EnsureAsync(SubscriptionPlan plan, CancellationToken cancellationToken)
    {
        if (!(await client.CapabilitiesAsync(cancellationToken)).TryGet(out ServerCapabilities? server, out Problem? problem)
            || (problem = server.HasSubscriptions ? null : SubscriptionProblems.None()) is not null
            || !draft.Make(plan).TryGet(out ImmutableArray<Subscription> wanted, out problem)
            || !(await OursAsync(cancellationToken)).TryGet(out ImmutableArray<Found> ours, out problem))
        {
            return problem;
        }

        List<Found> left = [.. ours];
        ImmutableArray<SubscriptionState>.Builder states = ImmutableArray.CreateBuilder<SubscriptionState>();
        foreach (Subscription want in wanted)
        {
            int index = left.FindIndex(candidate => draft.NameOf(candidate.Subscription) == draft.NameOf(want));
            Found? found = index < 0 ? null : left[index];
            left.RemoveAll(candidate => ReferenceEquals(candidate, found));
            if (!(await EnsureAsync(want, found, cancellationToken)).TryGet(out SubscriptionState? state, out problem))
            {
                return found is null && problem.Kind is ProblemKind.Invalid && want.Backport is null && !server.SubscriptionTopics.IsEmpty
                    ? SubscriptionProblems.CriteriaRefused(problem, server.SubscriptionTopics)
                    : problem;
            }

            states.Add(state);
        }

        return (await RemoveAsync(left, cancellationToken)).Select(removed => states.ToImmutable().AddRange(removed));
    }

    /// <summary>Ours as the server has them; of topics' also the event count, where <c>$status</c> answers.</summary>
    public async Task<Result<ImmutableArray<SubscriptionState>>> StatusAsync(CancellationToken cancellationToken)
    {
        if (!(await OursAsync(cancellationToken)).TryGet(out ImmutableArray<Found> ours, out Problem? problem))
        {
            return problem;
        }

        ImmutableArray<SubscriptionState>.Builder states = ImmutableArray.CreateBuilder<SubscriptionState>();
        foreach (Found found in ours)
        {
            SubscriptionState state = State(found.Subscription, SubscriptionAct.Kept);
            Result<BackportNotification> asked = found.Subscription is { Backport: not null, Id: { } id }
                ? await AskAsync($"Subscription/{id}/$status", cancellationToken)
                : SubscriptionProblems.NoNotification();
            states.Add(asked.TryGet(out BackportNotification? told, out _)
                ? state with { EventsSinceStart = told.EventsSinceStart, Status = told.Status ?? state.Status }
                : state);
        }

        return states.ToImmutable();
    }

    /// <summary>Deletes all of ours.</summary>
    public async Task<Result<ImmutableArray<SubscriptionState>>> RemoveAsync(CancellationToken cancellationToken)
        => (await OursAsync(cancellationToken)).TryGet(out ImmutableArray<Found> ours, out Problem? problem)
            ? await RemoveAsync(ours, cancellationToken)
            : problem;

    /// <summary>The events of a topic's subscription from a number on, where the server keeps them (<c>$events</c>).</summary>
    public Task<Result<BackportNotification>> EventsAsync(string subscriptionId, long sinceNumber, CancellationToken cancellationToken)
        => AskAsync(FormattableString.Invariant($"Subscription/{subscriptionId}/$events?eventsSinceNumber={sinceNumber}"), cancellationToken);

    private async Task<Result<BackportNotification>> AskAsync(string operation, CancellationToken cancellationToken)
        => (await client.OperationAsync(operation, cancellationToken)).TryGet(out FhirReply? reply, out Problem? problem)
            ? NotificationReader.FromBundle(reply.Json)
            : problem;

    private async Task<Result<ImmutableArray<Found>>> OursAsync(CancellationToken cancellationToken)
    {
        ImmutableArray<Found>.Builder ours = ImmutableArray.CreateBuilder<Found>();
        await foreach (Result<FhirPage> result in client.SearchAsync("Subscription?_count=100", cancellationToken))
        {
            if (!result.TryGet(out FhirPage? page, out Problem? problem))
            {
                return problem;
            }

            foreach (BundleEntry entry in page.Bundle.Entries)
            {
                // What can't be read isn't ours: we write nothing unreadable.
                if (SubscriptionReader.Read(entry.Resource.Span).TryGet(out Subscription? subscription, out _) && draft.NameOf(subscription) is not null)
                {
                    ours.Add(new Found(subscription, entry.Resource));
                }
            }
        }

        return ours.ToImmutable();
    }

    private async Task<Result<SubscriptionState>> EnsureAsync(Subscription want, Found? found, CancellationToken cancellationToken)
    {
        if (found is null)
        {
            Result<FhirReply> created = await client.CreateAsync(SubscriptionWriter.Write(want), null, cancellationToken);
            return created.Select(reply => State(Stored(reply) ?? want with { Id = reply.Location?.Split('/')[1] }, SubscriptionAct.Created));
        }

        if (SubscriptionDraft.IsAsWanted(found.Subscription, want))
        {
            return State(found.Subscription, SubscriptionAct.Kept);
        }

        if (!SubscriptionDraft.Repair(found.Json, want).TryGet(out ReadOnlyMemory<byte> repaired, out Problem? problem))
        {
            return problem;
        }

        Result<FhirReply> updated = await client.UpdateAsync(repaired, found.Subscription.Meta.VersionId, cancellationToken);
        return updated.Select(reply => State(Stored(reply) ?? want with { Id = found.Subscription.Id }, SubscriptionAct.Repaired));
    }

    private async Task<Result<ImmutableArray<SubscriptionState>>> RemoveAsync(IEnumerable<Found> unwanted, CancellationToken cancellationToken)
    {
        ImmutableArray<SubscriptionState>.Builder states = ImmutableArray.CreateBuilder<SubscriptionState>();
        foreach (Found found in unwanted)
        {
            Result<FhirReply> deleted = await client.DeleteAsync("Subscription", found.Subscription.Id ?? "", cancellationToken);
            if (deleted.Problem is { } problem)
            {
                return problem;
            }

            states.Add(State(found.Subscription, SubscriptionAct.Removed));
        }

        return states.ToImmutable();
    }

    private static Subscription? Stored(FhirReply reply)
        => SubscriptionReader.Read(reply.Json.Span).TryGet(out Subscription? stored, out _) ? stored : null;

    private SubscriptionState State(Subscription subscription, SubscriptionAct act)
        => new(draft.NameOf(subscription) ?? "", subscription.Id, subscription.Status, subscription.Criteria) { Act = act, Error = subscription.Error };

    private sealed record Found(Subscription Subscription, ReadOnlyMemory<byte> Json)
    {
        public override string ToString() => Subscription.ToString();
    }
}
