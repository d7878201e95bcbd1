using System.Diagnostics;
using Prescreen.Screening.CatchUp;
using Prescreen.Screening.Ledger;
using Prescreen.Screening.Records;

namespace Prescreen.Screening.Work;

/// <summary>Work of the ledger that isn't a patient: finding whose a resource is, and catching up at once.</summary>
public sealed class Errands(ILedger ledger, IPatientRecords records, SubjectSync subjects, CatchUpService catchUp, WorkSignal signal, TimeProvider time)
{
    /// <summary>Runs the errand of a claim; what it found is durable before it returns.</summary>
    public Task<Result<Screened>> RunAsync(Claim claim, CancellationToken ct) => LedgerKey.Resource(claim.Patient) switch
    {
        ("ResearchSubject", var id) => subjects.RunAsync(id, ct),
        var (type, id) => ResolveAsync(type, id, claim.Cause, ct),
        null when LedgerKey.CatchUp(claim.Patient) is { } stream => catchUp.RunOneAsync(stream, ct),
        null => throw new UnreachableException("The ledger takes no other keys."),
    };

    private async Task<Result<Screened>> ResolveAsync(string type, string id, DueCause cause, CancellationToken ct)
    {
        if (!(await records.OwnerOfAsync(type, id, ct)).TryGet(out var owner, out var problem))
        {
            return problem;
        }

        if (owner.Patient.Length == 0)
        {
            return Screened.Nothing;
        }

        var made = await ledger.MakeDueAsync([new DuePatient(owner.Patient, time.GetUtcNow(), cause)], ct);
        signal.Wake();
        return made.Select(_ => Screened.Nothing);
    }
}
