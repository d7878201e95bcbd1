using System.Globalization;
using Prescreen.Screening.Ledger;

namespace Prescreen.Cli.Commands;

/// <summary>The ledger in words.</summary>
internal static class LedgerReport
{
    /// <summary>Writes a page of rows and how many patients stand where.</summary>
    public static async Task<Problem?> ListAsync(ILedger ledger, LedgerQuery query, TextWriter output, CancellationToken ct)
    {
        if (!(await ledger.ListAsync(query, ct)).TryGet(out var rows, out var problem) || !(await ledger.CountAsync(ct)).TryGet(out var counts, out problem))
        {
            return problem;
        }

        if (rows.Length > 0)
        {
            await output.WriteLineAsync($"{"patient",-46} {"state",-8} {"due",-20} {"tries",5}  problem");
        }

        foreach (var row in rows)
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{row.Patient,-46} {Name(row.State),-8} {At(row.DueAt),-20} {row.Attempts,5}  {row.Problem?.Code}").TrimEnd());
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{counts.Due} due, {counts.Leased} leased, {counts.Waiting} waiting, {counts.Parked} parked, {counts.Dead} dead, {counts.Settled} settled"));
        return null;
    }

    /// <summary>Writes a patient's row and incidents.</summary>
    public static void Explain(LedgerExplanation explanation, TextWriter output)
    {
        var entry = explanation.Entry;
        output.WriteLine($"{entry.Patient} is {Name(entry.State)}.");
        Line(output, "owed", At(entry.DueAt));
        Line(output, "made due", $"{At(entry.MadeDueAt)} by {entry.Cause}, time number {entry.Generation.ToString(CultureInfo.InvariantCulture)}");
        Line(output, "leased until", entry.LeaseUntil is { } until ? $"{At(until)} by {entry.Worker}" : "");
        Line(output, "settled", At(entry.SettledAt));
        Line(output, "tries", entry.Attempts.ToString(CultureInfo.InvariantCulture));
        Line(output, "problem", entry.Problem?.ToString() ?? "");
        foreach (var incident in explanation.Incidents)
        {
            output.WriteLine($"  {At(incident.At)}  {incident.Kind}  {incident.Code} {incident.Text}".TrimEnd());
        }
    }

    private static void Line(TextWriter output, string what, string value)
    {
        if (value.Length > 0)
        {
            output.WriteLine($"  {what,-13} {value}");
        }
    }

    private static string Name(LedgerState state) => state.ToString().ToLowerInvariant();

    private static string At(DateTimeOffset? instant) => instant is { } at ? SiteTime.Show(at) : "";
}
