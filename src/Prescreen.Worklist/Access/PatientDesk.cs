using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Prescreen.Screening.Ledger;

namespace Prescreen.Worklist.Access;

/// <summary>Leads somebody who came from a patient's chart to that patient. Who it is stands in the session, never in an address.</summary>
internal static class PatientDesk
{
    public static async Task<IResult> ShowAsync(WorklistVisit visit)
    {
        if (visit.Context.CurrentSession?.LaunchPatient is not { } patient)
        {
            return Results.Redirect(Addresses.Root);
        }

        if (!(await visit.System.System.Store.Screenings.LatestAsync(patient, null, visit.Aborted)).TryGet(out var screenings, out _))
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        ImmutableArray<SavedScreening> theirs = [.. screenings.Where(screening => screening.Subject is not null && visit.User.RoleIn(screening.Protocol) is not null).DistinctBy(screening => screening.Protocol)];
        foreach (var screening in theirs)
        {
            visit.AuditPatient(patient, screening.Subject);
        }

        if (theirs is [var only])
        {
            return Results.Redirect(AddressOf(only));
        }

        Dictionary<string, object?> parameters = new()
        {
            [nameof(PatientPage.Frame)] = visit.Frame,
            [nameof(PatientPage.Choices)] = theirs
                .Select(screening => (visit.System.System.Protocols.Find(screening.Protocol)!.Title, AddressOf(screening))).ToImmutableArray(),
        };
        return new RazorComponentResult<PatientPage>(parameters);
    }

    private static string AddressOf(SavedScreening screening) => Addresses.OfSubject(screening.Protocol, Addresses.SubjectId(screening.Subject!));
}
