using System.Collections.Immutable;
using Prescreen.Evaluation;
using Prescreen.Facts;
using Prescreen.Protocols;
using Prescreen.Screening.Assessments;
using Prescreen.Screening.Decisions;
using Prescreen.Screening.Ledger;
using Prescreen.Screening.Records;
using Prescreen.Worklist.Subjects;

namespace Prescreen.Worklist.Pages.Candidate;

/// <summary>Gathers what the page of a subject shows: the stored assessment must be there, everything else may be missing and the page says so.</summary>
internal sealed class CandidateReader(
    IScreenings screenings, IPatientRecords records, ReportTexts reports, PatientNames names, ISubjectNotes notes, SiteCalendar calendar, TimeProvider time)
{
    private const int MostReports = 12;

    // A coordinator waits no longer for what only adds to the page.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);

    /// <summary>The latest screening of a subject ("ResearchSubject/1") within a trial; a problem of kind NotFound where it isn't one of this trial.</summary>
    public Task<Result<SavedScreening>> FindAsync(Protocol protocol, string subject, CancellationToken ct) => screenings.OfSubjectAsync(protocol.Id, subject, ct);

    /// <summary>The site's day.</summary>
    public DateOnly Today() => calendar.DayOf(time.GetUtcNow());

    /// <summary>All that the page shows around a screening.</summary>
    public async Task<Result<CandidateFacts>> ReadAsync(Protocol protocol, SavedScreening screening, CancellationToken ct)
    {
        if (!AssessmentView.Read(screening.Assessment).TryGet(out var assessment, out var problem))
        {
            return problem;
        }

        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, ct);
        var name = names.OfAsync(screening.Patient, ct);
        var record = InTimeAsync(records.FetchAsync(screening.Patient, either.Token), ct);
        var noted = InTimeAsync(notes.NotesAsync(screening.Subject ?? "", either.Token), ct);
        var texts = TextsAsync(assessment, screening.Patient, either.Token, ct);
        var history = await screenings.HistoryAsync(screening.Patient, protocol.Id, ct);
        return new CandidateFacts
        {
            Protocol = protocol,
            Screening = screening,
            Assessment = assessment,
            Name = await name,
            Record = (await record)?.TryGet(out var fetched, out _) is true ? fetched.Record : null,
            Texts = await texts,
            History = history.TryGet(out var rows, out _) ? rows : [],
            Notes = (await noted)?.TryGet(out var all, out _) is true ? all : null,
            Now = time.GetUtcNow(),
            Calendar = calendar,
        };
    }

    private async Task<ImmutableDictionary<string, ImmutableArray<string>>> TextsAsync(AssessmentView assessment, string patient, CancellationToken patience, CancellationToken ct)
    {
        var read = await Task.WhenAll(Worded(assessment).Take(MostReports).Select(async reference => (reference, Texts: await InTimeAsync(reports.OfAsync(reference, patient, patience), ct))));
        return read.Where(one => one.Texts is { Problem: null }).ToImmutableDictionary(one => one.reference, one => one.Texts!.Value.Value, StringComparer.Ordinal);
    }

    // The reports whose words decided, then those that a person is asked to read.
    private static IEnumerable<string> Worded(AssessmentView assessment)
    {
        var quoted = assessment.Criteria.SelectMany(criterion => criterion.Evidence).Where(evidence => evidence.Text is not null);
        var asked = assessment.Criteria.Where(criterion => criterion.Outcome is Outcome.Review).SelectMany(criterion => criterion.Evidence)
            .Where(evidence => evidence.Reference.StartsWith("DiagnosticReport/", StringComparison.Ordinal) || evidence.Reference.StartsWith("DocumentReference/", StringComparison.Ordinal));
        return quoted.Concat(asked).Select(evidence => evidence.Reference).Distinct(StringComparer.Ordinal);
    }

    // Null where patience ended; a browser that hung up still cancels.
    private static async Task<Result<T>?> InTimeAsync<T>(Task<Result<T>> reading, CancellationToken ct)
        where T : notnull
    {
        try
        {
            return await reading;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return null;
        }
    }
}
