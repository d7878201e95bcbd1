using Prescreen.Screening.Decisions;
using Prescreen.Screening.Ledger;

namespace Prescreen.Screening.Tests.Support;

/// <summary>A coordinator who looks at the list of the test trial and decides.</summary>
internal sealed class Desk(Ward ward, Person? person = null)
{
    public static readonly Person Ana = new("Practitioner/ana", "Ana Ruiz", "Practitioner/ana");
    public static readonly Person Ben = new("user:8f14", "Ben Okafor");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A ward with one patient whom the machine screened: a candidate where there are platelets, else a potential one with an open task.</summary>
    public static async Task<Ward> PatientAsync(string? platelets = null)
    {
        var ward = await Ward.OpenAsync();
        await ward.AdmitAsync();
        if (platelets is not null)
        {
            await ward.ResultAsync("p1", platelets);
        }

        await ward.NotifyAsync("PUT", "Condition/c1");
        await ward.WorkAsync();
        return ward;
    }

    public async Task<SavedScreening> SeeAsync() => (await ward.System.Store.Screenings.LatestAsync("Patient/1", "test-trial", Ct)).Value.ShouldHaveSingleItem();

    /// <summary>A request on what the list shows now.</summary>
    public async Task<SubjectDecisionRequest> AskAsync(DecisionAct act, Func<SubjectDecisionRequest, SubjectDecisionRequest>? more = null)
    {
        var seen = await SeeAsync();
        var request = new SubjectDecisionRequest
        {
            Protocol = ward.System.Protocols.All[0],
            Patient = "Patient/1",
            Subject = seen.Subject!,
            ExpectedVersion = seen.SubjectVersion!,
            Act = act,
            By = person ?? Ana,
        };
        return more is null ? request : more(request);
    }

    public Task<Result<DecidedSubject>> SendAsync(SubjectDecisionRequest request) => ward.System.Decisions.DecideAsync(request, Ct);

    public async Task<Result<DecidedSubject>> DoAsync(DecisionAct act, Func<SubjectDecisionRequest, SubjectDecisionRequest>? more = null)
        => await SendAsync(await AskAsync(act, more));

    public Task<Result<DecidedSubject>> DismissAsync(string? note = null) => DoAsync(
        DecisionAct.Dismiss, request => request with { Reason = DismissalReasons.NotMetInChart, Criterion = "I2.platelets", Note = note });

    /// <summary>A new result is filed and screened.</summary>
    public async Task ResultAsync(string id, string value)
    {
        await ward.ResultAsync(id, value, ago: TimeSpan.FromMinutes(1));
        await ward.NotifyAsync("PUT", $"Observation/{id}");
        await ward.WorkAsync();
    }
}
