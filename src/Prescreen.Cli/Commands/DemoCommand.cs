using System.CommandLine;
using System.Globalization;
using Prescreen.Cli.Demo;
using Prescreen.Cli.Demo.Hospital;
using Prescreen.Cli.Output;

namespace Prescreen.Cli.Commands;

/// <summary><c>prescreen demo</c>: the whole loop on an embedded hospital.</summary>
internal static class DemoCommand
{
    private const string Description = "Plays two weeks of an embedded synthetic hospital through the whole loop: its FHIR server notifies, Prescreen screens and writes back, flags appear with reasons.";

    private const string Examples = """
        prescreen demo
        prescreen demo --exit
        prescreen demo --seed 7 --speed 5 --port 8090
        """;

    public static Command Create(Surroundings surroundings)
    {
        Option<bool> exit = new("--exit") { Description = "End when the list is printed: with 0 where it is as the hospital's stories say, else with 1. Without: the servers stay up until Ctrl+C." };
        Option<int> port = new("--port") { Description = "TCP port of the hospital's FHIR server; 0 takes a free one." };
        Option<double> speed = new("--speed") { Description = "Days of the play in a second, of those on which a flag changes.", DefaultValueFactory = _ => 0.6 };
        Option<int> seed = new("--seed") { Description = "Another seed makes other values of the same patients.", DefaultValueFactory = _ => 1 };
        speed.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (> 0 and < 10_000))
            {
                result.AddError("--speed takes a number above 0.");
            }
        });
        HelpedCommand command = new("demo", Description, Examples) { exit, port, speed, seed };
        command.SetAction(async (parsed, ct) =>
        {
            try
            {
                return await RunAsync(new Choice(parsed.GetValue(exit), parsed.GetValue(port), parsed.GetValue(speed), parsed.GetValue(seed)), surroundings, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return ExitCode.Interrupted;
            }
            catch (IOException failure)
            {
                await surroundings.Error.WriteLineAsync($"CLI-031: The demo's server can't start: {failure.Message}");
                return ExitCode.Partly;
            }
        });
        return command;
    }

    private static async Task<int> RunAsync(Choice choice, Surroundings surroundings, CancellationToken ct)
    {
        var hospital = DemoHospital.Create(choice.Seed, surroundings.Time.GetUtcNow());
        DemoClock clock = new(surroundings.Time, hospital.PlayStarts);
        if (!(await DemoSite.OpenAsync(choice.Port, clock, surroundings.Time, ct)).TryGet(out var site, out var problem))
        {
            await surroundings.Error.WriteLineAsync(problem.ToString());
            return ExitCode.Partly;
        }

        await using (site)
        {
            Introduce(hospital, site, surroundings.Output);
            var played = await new DemoRun(hospital, site, clock, surroundings) { DaysPerSecond = choice.Speed }.PlayAsync(ct);
            if (played.Problem is { } failure)
            {
                await surroundings.Error.WriteLineAsync(failure.ToString());
                return ExitCode.Partly;
            }

            if (!choice.Exit)
            {
                await surroundings.Output.WriteLineAsync($"Worklist: {site.Worklist}");
                await surroundings.Output.WriteLineAsync($"The hospital's server stays at {site.Server.BaseUrl} (try ResearchSubject?status=candidate); Ctrl+C ends it.");
                await Task.Delay(Timeout.Infinite, ct);
            }

            return played.Value ? ExitCode.Done : ExitCode.Partly;
        }
    }

    private static void Introduce(DemoHospital hospital, DemoSite site, TextWriter output)
    {
        Wrapped.Write(output, "", string.Create(
            CultureInfo.InvariantCulture,
            $"A synthetic hospital of {hospital.Patients.Count} patients: FHIR R4 at {site.Server.BaseUrl}. Prescreen listens at {site.Address} for two trials: {string.Join(" and ", site.System.Protocols.All.Select(protocol => protocol.Id))}."));
        Wrapped.Write(output, "", string.Create(
            CultureInfo.InvariantCulture,
            $"The play: {hospital.Play.Count} results from {hospital.PlayStarts.UtcDateTime:d MMM yyyy} to {hospital.PlayEnds.UtcDateTime:d MMM yyyy}. ★ fits, ☆ may fit but data is missing, ✗ doesn't fit."));
        output.WriteLine($"Worklist: {site.Worklist}");
        output.WriteLine();
    }

    private sealed record Choice(bool Exit, int Port, double Speed, int Seed);
}
