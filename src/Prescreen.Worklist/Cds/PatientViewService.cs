using System.Collections.Immutable;
using Prescreen.Facts;
using Prescreen.Protocols;
using Prescreen.Worklist.Access;
using Prescreen.Worklist.Audit;
using Prescreen.Worklist.Hosting;
using Prescreen.Worklist.Reading;
using Prescreen.Worklist.Texts;

namespace Prescreen.Worklist.Cds;

/// <summary>
/// Answers an opened chart with cards from the assessments that stand in the store; nothing is computed or fetched. Who has no role in a study sees no card of
/// it, unless all do by the settings.
/// </summary>
internal sealed class PatientViewService(WorklistSystem system, CdsSettings settings, SubjectIndex index, CardKey key)
{
    /// <summary>The service's id.</summary>
    public const string Id = "prescreen-patient-view";

    /// <summary>The hook it answers.</summary>
    public const string Hook = "patient-view";

    private readonly SiteCalendar calendar = new(system.System.Settings.TimeZone);

    /// <summary>The cards with their ids, each of them audited; CDSH-004 for another EHR's chart, or the store's problem.</summary>
    public async Task<Result<ImmutableArray<(string Id, Card Card)>>> AnswerAsync(PatientViewRequest request, string? address, PageTexts texts, CancellationToken ct)
    {
        // Another server's Patient/1 and Practitioner/7 are other people.
        if (request.FhirServer is { } server && server.AbsoluteUri.TrimEnd('/') != system.System.Settings.Ehr.AbsoluteUri.TrimEnd('/'))
        {
            return new Problem(ProblemKind.Unavailable, "CDSH-004", "fhirServer isn't the EHR that is screened here (Prescreen:Ehr:BaseUrl).");
        }

        var studies = StudiesOf(request.User);
        if (studies.IsEmpty)
        {
            return ImmutableArray<(string, Card)>.Empty;
        }

        if (!(await index.OfPatientAsync(request.Patient, ct)).TryGet(out var heads, out var problem))
        {
            return problem;
        }

        if (!(await key.IdsAsync(ct)).TryGet(out var ids, out problem))
        {
            return problem;
        }

        var cards = CardMaker.Of(heads, studies, calendar.DayOf(system.System.Time.GetUtcNow()), texts).Select(card => (Id: ids.New(card.Study), Card: card)).ToImmutableArray();
        // All at once, for they share one commit.
        var kept = await Task.WhenAll(cards.Select(card => system.Audit.RecordAsync(Shown(request, card.Id, card.Card, address), ct)));
        return kept.FirstOrDefault(failure => failure is not null) is { } unkept ? unkept : cards;
    }

    // A patient who looks at their own chart in a portal is no user of ours, whatever is shown to all.
    private ImmutableArray<Protocol> StudiesOf(string user)
        => !user.StartsWith("Practitioner", StringComparison.Ordinal) ? []
            : settings.ShowToAll ? system.System.Protocols.All
            : [.. system.System.Protocols.All.Where(study => system.Settings.Access.TryGetValue(study.Id, out var access) && HasRole(access, user))];

    private bool HasRole(StudyAccess access, string user)
        => access.RoleOf(user, null) is not null || access.RoleOf($"{system.System.Settings.Ehr.AbsoluteUri.TrimEnd('/')}/{user}", null) is not null;

    private static AuditEntry Shown(PatientViewRequest request, string id, Card card, string? address) => new()
    {
        Action = AuditAction.CardShown,
        User = new WorklistUser { Id = request.User, Name = request.User, Practitioner = request.User },
        Study = card.Study,
        Patient = request.Patient,
        Subject = card.Subject,
        Detail = id,
        Address = address,
    };
}
