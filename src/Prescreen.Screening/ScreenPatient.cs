using Prescreen.Evaluation;
using Prescreen.Facts;
using Prescreen.Insights;
using Prescreen.Screening.Assessments;
using Prescreen.Screening.Ledger;
using Prescreen.Screening.Records;
using Prescreen.Screening.WriteBack;

namespace Prescreen.Screening;

/// <summary>THE FLOW: a claimed patient's record is fetched whole, judged by every active protocol, and written back where a verdict changed.</summary>
public sealed class ScreenPatient(
    ILedger ledger, IScreenings screenings, IPatientRecords records, ISubjectStore subjects, ActiveProtocols protocols, SiteCalendar calendar, TimeProvider time)
{
    /// <summary>Screens the patient of a claim; what it returns settles the claim, or parks it with the problem.</summary>
    public async Task<Result<Screened>> RunAsync(Claim claim, CancellationToken ct)
    {
        if (!(await records.FetchAsync(claim.Patient, ct)).TryGet(out var fetched, out var problem))
        {
            return problem;
        }

        if (fetched.Record is not { } record)
        {
            return await ScreenSurvivorAsync(fetched.MergedInto!, ct);
        }

        var asOf = time.GetUtcNow();
        var screened = Screened.Nothing;
        foreach (var protocol in protocols.All)
        {
            var assessment = Evaluator.Evaluate(record, protocol, asOf, calendar);
            // Read as late as can be: what a person decides meanwhile must not be saved over.
            if (!(await screenings.LatestAsync(claim.Patient, protocol.Id, ct)).TryGet(out var latest, out problem))
            {
                return problem;
            }

            var last = latest.FirstOrDefault();
            if ((await WriteAsync(claim, assessment, fetched.Problems, last, ct)).TryGet(out var isChanged, out problem))
            {
                screened = screened.And(assessment, isChanged, calendar);
                continue;
            }

            return problem;
        }

        return screened;
    }

    private async Task<Result<bool>> WriteAsync(Claim claim, Assessment assessment, IReadOnlyList<Problem> unread, SavedScreening? last, CancellationToken ct)
    {
        var fingerprint = AssessmentFingerprint.Of(assessment, unread);
        var isUnchanged = last?.Fingerprint == fingerprint && last.Version == assessment.Protocol.Version
            && !SubjectDecision.IsOwed(last.Status, last.Work, assessment.Status);
        var update = new SubjectUpdate { Assessment = assessment, Fingerprint = fingerprint, Unread = unread, Worsened = Worsening.Between(last, assessment) };
        if (isUnchanged)
        {
            var standing = new WrittenSubject { Status = last!.Status, Reference = last.Subject, Version = last.SubjectVersion, Work = last.Work };
            return (await screenings.SaveAsync(Saved(update, standing) with { ReadAs = last.ReadAs }, claim, ct)).Select(_ => false);
        }

        var written = await subjects.WriteAsync(update, ct);
        if (!written.TryGet(out var subject, out var problem) || subject.Reference is null)
        {
            return problem is null ? false : problem;
        }

        return await screenings.SaveAsync(Saved(update, subject), claim, ct);
    }

    private async Task<Result<Screened>> ScreenSurvivorAsync(string survivor, CancellationToken ct)
        => (await ledger.MakeDueAsync([new DuePatient(survivor, time.GetUtcNow(), DueCause.Notification)], ct)).Select(_ => Screened.Nothing);

    private SavedScreening Saved(SubjectUpdate update, WrittenSubject subject) => new()
    {
        Patient = update.Assessment.Patient,
        Protocol = update.Assessment.Protocol.Id,
        Version = update.Assessment.Protocol.Version,
        AsOf = update.Assessment.AsOf,
        Fingerprint = update.Fingerprint,
        Status = subject.Status!,
        Assessment = AssessmentJson.Write(update.Assessment),
        Summary = SubjectSummary.Of(update.Assessment),
        Subject = subject.Reference,
        SubjectVersion = subject.Version,
        Work = subject.Work,
        ChangesAt = update.Assessment.ChangesAt is { } day ? calendar.StartOf(day) : null,
    };
}
