using System.Collections.Immutable;
using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using Prescreen.Fhir.Subscriptions;
using Prescreen.Screening.Hosting;

namespace Prescreen.Cli.Commands;

/// <summary><c>prescreen subscriptions</c>: those at the EHR that the active protocols need.</summary>
internal static class SubscriptionsCommand
{
    public static Command Create(Surroundings surroundings) => new("subscriptions", "Creates, shows or removes Prescreen's subscriptions at the EHR.")
    {
        Verb("ensure", "Creates and repairs the subscriptions that the active protocols need, and removes ours beyond them.", surroundings, (system, _, ct) => system.Caretaker.SubscribeAsync(ct)),
        Verb("status", "Shows our subscriptions as the EHR has them.", surroundings, (_, keeper, ct) => keeper.StatusAsync(ct)),
        Verb("remove", "Removes our subscriptions; others' are never touched.", surroundings, (_, keeper, ct) => keeper.RemoveAsync(ct)),
    };

    private static HelpedCommand Verb(
        string name, string description, Surroundings surroundings, Func<PrescreenSystem, SubscriptionKeeper, CancellationToken, Task<Result<ImmutableArray<SubscriptionState>>>> act)
    {
        var config = Installation.ConfigOption();
        HelpedCommand command = new(name, description, $"prescreen subscriptions {name} --config prescreen.json") { config };
        command.SetAction(async (parsed, ct) =>
        {
            var (settings, problems) = Installation.Settings(parsed.GetValue(config));
            var failure = problems.FirstOrDefault();
            if (settings is null || !(await PrescreenSystem.OpenAsync(settings, "subscriptions", surroundings.Time, NullLoggerFactory.Instance, ct)).TryGet(out var system, out failure))
            {
                foreach (var wrong in problems.Length > 0 ? problems : [failure!])
                {
                    await surroundings.Error.WriteLineAsync(wrong.ToString());
                }

                return ExitCode.Usage;
            }

            await using (system)
            {
                return await RunAsync(system, act, surroundings, ct);
            }
        });
        return command;
    }

    private static async Task<int> RunAsync(
        PrescreenSystem system,
        Func<PrescreenSystem, SubscriptionKeeper, CancellationToken, Task<Result<ImmutableArray<SubscriptionState>>>> act,
        Surroundings surroundings,
        CancellationToken ct)
    {
        if (system.Caretaker.Keeper() is not { } keeper)
        {
            await surroundings.Error.WriteLineAsync("Prescreen:PublicUrl: CLI-041: Set it to where the EHR reaches Prescreen: without it there is nothing to subscribe, and the EHR is polled.");
            return ExitCode.Usage;
        }

        if (!(await act(system, keeper, ct)).TryGet(out var states, out var problem))
        {
            await surroundings.Error.WriteLineAsync(problem.ToString());
            return ExitCode.Partly;
        }

        foreach (var state in states)
        {
            var error = state.Error is { } complaint ? $"  {complaint}" : "";
            await surroundings.Output.WriteLineAsync($"{state.Name,-28} {state.Act.ToString().ToLowerInvariant(),-9} {state.Status,-10} {state.Id}{error}");
        }

        await surroundings.Output.WriteLineAsync(states.IsEmpty ? "There are none of ours." : $"{states.Length} subscriptions.");
        return states.Any(state => state.Status is "error" or "off") ? ExitCode.Partly : ExitCode.Done;
    }
}
