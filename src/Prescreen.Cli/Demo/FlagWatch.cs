using Prescreen.Cli.Output;
using Prescreen.Screening.Hosting;
using Prescreen.Screening.Ledger;

namespace Prescreen.Cli.Demo;

/// <summary>Sees which flags changed since it last looked.</summary>
internal sealed class FlagWatch(PrescreenSystem system)
{
    private const int AllPatients = 10_000;

    private readonly Dictionary<(string Protocol, string Patient), AssessmentView> known = [];
    private readonly Dictionary<(string Protocol, string Patient), string> fingerprints = [];

    /// <summary>The latest of all that were written, by protocol.</summary>
    public IEnumerable<AssessmentView> Latest(string protocol)
        => known.Where(one => one.Key.Protocol == protocol).OrderBy(one => one.Key.Patient, StringComparer.Ordinal).Select(one => one.Value);

    /// <summary>The flags whose status changed, oldest first.</summary>
    public async Task<Result<IReadOnlyList<FlagChange>>> LookAsync(CancellationToken ct)
    {
        List<FlagChange> changes = [];
        foreach (var protocol in system.Protocols.All)
        {
            if (!(await system.Store.Screenings.ListAsync(new ScreeningQuery(protocol.Id, Take: AllPatients), ct)).TryGet(out var saved, out var problem))
            {
                return problem;
            }

            foreach (var screening in saved.Reverse())
            {
                var key = (protocol.Id, screening.Patient);
                if (fingerprints.GetValueOrDefault(key) == screening.Fingerprint)
                {
                    continue;
                }

                var now = AssessmentView.Of(Screening.Assessments.AssessmentView.Read(screening.Assessment).Value);
                var before = known.GetValueOrDefault(key);
                fingerprints[key] = screening.Fingerprint;
                known[key] = now;
                if (before?.Status != now.Status)
                {
                    changes.Add(new FlagChange(protocol.Id, before, now));
                }
            }
        }

        return changes;
    }
}
