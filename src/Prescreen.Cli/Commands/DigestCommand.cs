using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Prescreen.Screening.Hosting;
using Prescreen.Worklist.Digest;
using Prescreen.Worklist.Hosting;

namespace Prescreen.Cli.Commands;

/// <summary><c>prescreen digest</c>: tells coordinators what changed, now, or shows whom it would tell what.</summary>
internal static class DigestCommand
{
    private const string Description = "Writes to coordinators what changed in their studies since their last mail, as `serve` does every day; nobody gets two a day.";

    private const string Examples = """
        prescreen digest --config prescreen.json --dry-run
        prescreen digest --config prescreen.json
        """;

    public static Command Create(Surroundings surroundings)
    {
        Option<bool> dry = new("--dry-run") { Description = "Send nothing: show whom it would tell what, as ids and counts." };
        var config = Installation.ConfigOption();
        HelpedCommand command = new("digest", Description, Examples) { dry, config };
        command.SetAction((parsed, ct) => RunAsync(parsed.GetValue(config), parsed.GetValue(dry), surroundings, ct));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo? config, bool isDry, Surroundings surroundings, CancellationToken ct)
    {
        var (settings, problems) = Installation.Settings(config);
        var (pages, pageProblems) = settings is null ? (null, []) : Installation.Worklist(config);
        if (settings is null || !pageProblems.IsEmpty)
        {
            return await RefuseAsync(surroundings, [.. problems, .. pageProblems]);
        }

        if (pages is null)
        {
            return await RefuseAsync(surroundings, [new Problem(ProblemKind.Invalid, "CLI-044", "No worklist is configured (Prescreen:Worklist), so there is nobody to write to.")]);
        }

        if (!(await PrescreenSystem.OpenAsync(settings, "digest", surroundings.Time, NullLoggerFactory.Instance, ct)).TryGet(out var system, out var problem))
        {
            return await RefuseAsync(surroundings, [problem]);
        }

        await using (system)
        {
            if (!WorklistSystem.Open(system, pages, NullLoggerFactory.Instance).TryGet(out var worklist, out problem))
            {
                return await RefuseAsync(surroundings, [problem]);
            }

            await using (worklist)
            {
                return (await CoordinatorMails.RunAsync(worklist, isDry, ct)).TryGet(out var reports, out problem)
                    ? await TellAsync(reports, isDry, surroundings)
                    : await RefuseAsync(surroundings, [problem]);
            }
        }
    }

    private static async Task<int> TellAsync(IReadOnlyList<DigestReport> reports, bool isDry, Surroundings surroundings)
    {
        foreach (var report in reports)
        {
            await surroundings.Output.WriteLineAsync($"{report.Recipient}: {(report.Problem is { } problem ? $"{problem.Code}: {problem.Text}" : Words(report.Verdict, isDry))}");
            foreach (var study in report.Changes)
            {
                await surroundings.Output.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"    {study.Study}: {study.Alerts} alerts, {study.Candidates} candidates, {study.Potential} potential, {study.Distant} potential with {StudyChanges.ManyMissing} or more missing, {study.Worse} worse"));
            }
        }

        return reports.Any(report => report.Problem is not null) ? ExitCode.Partly : ExitCode.Done;
    }

    private static string Words(DigestVerdict verdict, bool isDry) => verdict switch
    {
        DigestVerdict.Send => isDry ? "would be told" : "told",
        DigestVerdict.NothingNew => "nothing new",
        DigestVerdict.ToldToday => "told today already",
        DigestVerdict.WaitsForMonday => "waits for Monday or for something bigger",
        DigestVerdict.OverBudget => "has had as many mails in seven days as allowed",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };

    private static async Task<int> RefuseAsync(Surroundings surroundings, IEnumerable<Problem> problems)
    {
        foreach (var problem in problems)
        {
            await surroundings.Error.WriteLineAsync(problem.ToString());
        }

        return ExitCode.Usage;
    }
}
