using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Prescreen.Facts;
using Prescreen.Insights;
using Prescreen.Screening.Ledger;
using Prescreen.Worklist.Hosting;
using Prescreen.Worklist.Texts;

namespace Prescreen.Worklist.Digest;

/// <summary>
/// Tells each coordinator what changed since their last mail. A mail is claimed in the store before it is sent, so that of several instances one sends it; where
/// the process ends between the two, that day's mail is lost and the next one tells of its changes as well. One that the server refused is tried again; one of
/// which nobody knows whether the server took it isn't.
/// </summary>
internal sealed class DigestRun(WorklistSystem system, DigestSettings settings, IMailer mailer)
{
    /// <summary>Changes younger than this wait for the next mail: what another instance is just saving mustn't be passed over.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(1);

    private readonly SiteCalendar calendar = new(system.System.Settings.TimeZone);
    private readonly RecipientList recipients = new(system.System.Ehr, system.Settings);
    private readonly ISettingStore kept = system.System.Store.Kept;

    /// <summary>Decides for everybody, and sends unless <paramref name="isDry"/>.</summary>
    public async Task<ImmutableArray<DigestReport>> RunAsync(bool isDry, CancellationToken ct)
    {
        var (people, unknown) = await recipients.FindAsync([.. system.System.Protocols.All.Select(protocol => protocol.Id)], settings.Off, ct);
        var reports = ImmutableArray.CreateBuilder<DigestReport>();
        foreach (var person in people)
        {
            reports.Add(await RunAsync(person, isDry, ct));
        }

        // Nobody is owed a mail that can't be addressed, unless the EHR may answer later.
        reports.AddRange(unknown.Select(one => new DigestReport(one.Id, one.Problem.Kind is ProblemKind.Unavailable ? DigestVerdict.Send : DigestVerdict.NothingNew, [], one.Problem)));
        return reports.ToImmutable();
    }

    private async Task<DigestReport> RunAsync(Recipient person, bool isDry, CancellationToken ct)
    {
        var name = $"digest/{Key(person)}";
        if (!(await kept.GetAsync(name, ct)).TryGet(out var before, out var problem))
        {
            return new DigestReport(person.Id, DigestVerdict.Send, [], problem);
        }

        var state = DigestState.Read(before.Value);
        var until = system.System.Time.GetUtcNow() - Settling;
        var today = calendar.DayOf(system.System.Time.GetUtcNow());
        if (!(await ChangesAsync(person, state.Since, until, today, ct)).TryGet(out var changes, out problem))
        {
            return new DigestReport(person.Id, DigestVerdict.Send, [], problem);
        }

        var verdict = DigestRule.Of(state, changes, today, settings.Most);
        if (isDry || verdict is not DigestVerdict.Send)
        {
            return new DigestReport(person.Id, verdict, changes, null);
        }

        var claim = (state with { Claimed = today }).Write();
        if (!(await kept.ReplaceAsync(name, before.Value, claim, ct)).TryGet(out var isOurs, out problem) || !isOurs)
        {
            return new DigestReport(person.Id, problem is null ? DigestVerdict.ToldToday : verdict, changes, problem);
        }

        // From here on the process must not stop half-way for a shutdown.
        var outcome = await mailer.SendAsync(Mail(person, changes, state.Since, today), CancellationToken.None);
        var told = state with { Since = until, Sent = [.. state.Sent.Where(day => day > today.AddDays(-7)), today] };
        var after = outcome switch
        {
            { Problem: null } => told.Write(),
            { IsCertain: true } => state.Write(),
            _ => claim,
        };
        var unkept = (await kept.ReplaceAsync(name, claim, after, CancellationToken.None)).Problem;
        return new DigestReport(person.Id, outcome is { Problem: not null, IsCertain: false } ? DigestVerdict.ToldToday : verdict, changes, outcome.Problem ?? unkept);
    }

    private async Task<Result<ImmutableArray<StudyChanges>>> ChangesAsync(Recipient person, DateTimeOffset? since, DateTimeOffset until, DateOnly today, CancellationToken ct)
    {
        var all = ImmutableArray.CreateBuilder<StudyChanges>();
        foreach (var study in person.Studies)
        {
            if (!(await system.Subjects.StudyAsync(study, ct)).TryGet(out var subjects, out var problem))
            {
                return problem;
            }

            List<SubjectChange> changes = [];
            foreach (var head in subjects.All.Where(head => head.ChangedAt <= until && (since is not { } from || head.ChangedAt > from)))
            {
                ScreeningHead? before = null;
                if (since is { } instant)
                {
                    if (!(await system.System.Store.Screenings.HistoryAsync(head.Patient, head.Protocol, ct)).TryGet(out var history, out problem))
                    {
                        return problem;
                    }

                    before = history.FirstOrDefault(row => row.ChangedAt <= instant) is { Summary: { } summary } row ? HeadOf(row, summary) : null;
                }

                changes.Add(SubjectChanges.Between(before, head, today));
            }

            all.Add(Count(study, changes));
        }

        return all.Where(study => !study.IsEmpty).ToImmutableArray();
    }

    private static StudyChanges Count(string study, List<SubjectChange> changes)
    {
        return new StudyChanges(study, Of(SubjectChange.Alert), Of(SubjectChange.Candidate), Of(SubjectChange.Potential), Of(SubjectChange.Distant), Of(SubjectChange.Worse));

        int Of(SubjectChange change) => changes.Count(one => one == change);
    }

    private static ScreeningHead HeadOf(SavedScreening row, SubjectSummary summary) => new()
    {
        Id = 0,
        Patient = row.Patient,
        Protocol = row.Protocol,
        Version = row.Version,
        Status = row.Status,
        Summary = summary,
        Work = row.Work,
        ChangedAt = row.ChangedAt,
    };

    private Mail Mail(Recipient person, ImmutableArray<StudyChanges> changes, DateTimeOffset? since, DateOnly today)
    {
        var texts = PageTexts.In(settings.Language);
        var local = since is { } instant ? TimeZoneInfo.ConvertTime(instant, calendar.Zone) : (DateTimeOffset?)null;
        var body = DigestText.Body(changes, system.System.Protocols.All, local, new Uri(system.Settings.PublicUrl, "/worklist"), settings.Most, texts);
        return new Mail(person.Address, DigestText.Subject(texts), body, $"prescreen-{today:yyyyMMdd}-{Key(person)}");
    }

    private static string Key(Recipient person) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(person.Address.ToLowerInvariant())).AsSpan(0, 12));
}
