using Microsoft.Extensions.Logging;
using Prescreen.Fhir.Json;
using Prescreen.Screening.Ledger;
using Prescreen.Worklist.Hosting;

namespace Prescreen.Worklist.Audit;

/// <summary>Keeps entries as AuditEvents in our own store, from where <see cref="AuditForwarder"/> sends them on.</summary>
internal sealed class AuditTrail(IAuditStore store, AuditMapping mapping, TimeProvider time, ILogger log) : IAuditTrail
{
    public async Task<Problem?> RecordAsync(AuditEntry entry, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var appended = await Task.WhenAll(mapping.Of(entry, now).Select(made => store.AppendAsync(new AuditRecord(0, now, entry.Study, AuditEventWriter.Write(made), false), ct)));
        foreach (var one in appended)
        {
            if (one.Problem is { } problem)
            {
                log.AuditNotKept(problem.Code, problem.Text);
                return problem;
            }
        }

        return null;
    }
}
