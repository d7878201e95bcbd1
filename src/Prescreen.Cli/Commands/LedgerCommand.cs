using System.CommandLine;
using Prescreen.Screening.Ledger;

namespace Prescreen.Cli.Commands;

/// <summary><c>prescreen ledger</c>: who is owed a screening, what went wrong, and what a person does about it.</summary>
internal static class LedgerCommand
{
    public static Command Create(Surroundings surroundings) => new("ledger", "Shows who is owed a screening and what went wrong; replays or discards dead letters.")
    {
        List(surroundings),
        OfPatient("explain", "Tells all the ledger knows of a patient, with what went wrong.", "prescreen ledger explain Patient/7", surroundings, ExplainAsync),
        Replay(surroundings),
        Discard(surroundings),
        Rebuild(surroundings),
    };

    private static HelpedCommand List(Surroundings surroundings)
    {
        Option<string?> state = new("--state") { Description = "Only rows that are due, leased, waiting, parked, dead or settled." };
        state.AcceptOnlyFromAmong([.. Enum.GetNames<LedgerState>().Select(name => name.ToLowerInvariant())]);
        Option<int> take = new("--take") { Description = "How many rows at most.", DefaultValueFactory = _ => 100 };
        return Of("list", "Lists patients, oldest due first.", "prescreen ledger list --state dead", surroundings, [state, take], async (parsed, store, ct) =>
        {
            var only = parsed.GetValue(state) is { } name ? Enum.Parse<LedgerState>(name, ignoreCase: true) : (LedgerState?)null;
            return await LedgerReport.ListAsync(store.Ledger, new LedgerQuery(only, 0, parsed.GetValue(take)), surroundings.Output, ct);
        });
    }

    private static HelpedCommand Replay(Surroundings surroundings)
    {
        Argument<string?> patient = new("PATIENT") { Description = "The patient, as \"7\" or \"Patient/7\".", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> all = new("--all") { Description = "All dead letters." };
        return Of("replay", "Makes dead letters due again, with their attempts forgotten.", "prescreen ledger replay Patient/7\nprescreen ledger replay --all", surroundings, [patient, all], async (parsed, store, ct) =>
        {
            var named = parsed.GetValue(patient);
            if (named is null == !parsed.GetValue(all))
            {
                return new Problem(ProblemKind.Invalid, "CLI-043", "Name a patient, or say --all.");
            }

            var replayed = named is null ? await store.Ledger.ReplayAllAsync(ct) : await store.Ledger.ReplayAsync(Reference(named), ct);
            return Tell(replayed, surroundings, "due again");
        });
    }

    private static HelpedCommand Discard(Surroundings surroundings)
    {
        Argument<string> patient = new("PATIENT") { Description = "The patient, as \"7\" or \"Patient/7\"." };
        Option<string> reason = new("--reason") { Description = "Why; it is kept.", Required = true };
        return Of("discard", "Ends a dead letter for a reason; the patient owes nothing until something new is heard.", "prescreen ledger discard Patient/7 --reason \"test patient\"", surroundings, [patient, reason], async (parsed, store, ct)
            => Tell(await store.Ledger.DiscardAsync(Reference(parsed.GetRequiredValue(patient)), parsed.GetRequiredValue(reason), ct), surroundings, "discarded"));
    }

    private static HelpedCommand Rebuild(Surroundings surroundings)
        => Of("rebuild", "Deletes all screenings kept here and makes every known patient due, so that they are made anew.", "prescreen ledger rebuild", surroundings, [], async (_, store, ct)
            => Tell(await store.Screenings.RebuildAsync(ct), surroundings, "due"));

    private static async Task<Problem?> ExplainAsync(LedgerStore store, string patient, Surroundings surroundings, CancellationToken ct)
    {
        if (!(await store.Ledger.ExplainAsync(patient, ct)).TryGet(out var explanation, out var problem))
        {
            return problem;
        }

        LedgerReport.Explain(explanation, surroundings.Output);
        return null;
    }

    private static HelpedCommand OfPatient(
        string name, string description, string examples, Surroundings surroundings, Func<LedgerStore, string, Surroundings, CancellationToken, Task<Problem?>> act)
    {
        Argument<string> patient = new("PATIENT") { Description = "The patient, as \"7\" or \"Patient/7\"." };
        return Of(name, description, examples, surroundings, [patient], (parsed, store, ct) => act(store, Reference(parsed.GetRequiredValue(patient)), surroundings, ct));
    }

    private static HelpedCommand Of(
        string name, string description, string examples, Surroundings surroundings, IReadOnlyList<Symbol> symbols, Func<ParseResult, LedgerStore, CancellationToken, Task<Problem?>> act)
    {
        var config = Installation.ConfigOption();
        HelpedCommand command = new(name, description, examples) { config };
        foreach (var symbol in symbols)
        {
            if (symbol is Argument argument)
            {
                command.Add(argument);
            }
            else if (symbol is Option option)
            {
                command.Add(option);
            }
        }

        command.SetAction(async (parsed, ct) =>
        {
            if (!(await Installation.OpenStoreAsync(parsed.GetValue(config), surroundings.Time, ct)).TryGet(out var store, out var problem))
            {
                await surroundings.Error.WriteLineAsync(problem.ToString());
                return ExitCode.Usage;
            }

            await using (store)
            {
                if (await act(parsed, store, ct) is { } failure)
                {
                    await surroundings.Error.WriteLineAsync(failure.ToString());
                    return failure.Code.StartsWith("CLI-", StringComparison.Ordinal) ? ExitCode.Usage : ExitCode.Partly;
                }
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Problem? Tell(Result<int> done, Surroundings surroundings, string what)
    {
        if (!done.TryGet(out var count, out var problem))
        {
            return problem;
        }

        surroundings.Output.WriteLine($"{count} {(count == 1 ? "patient is" : "patients are")} {what}.");
        return null;
    }

    private static string Reference(string patient) => patient.Contains('/', StringComparison.Ordinal) ? patient : $"Patient/{patient}";
}
