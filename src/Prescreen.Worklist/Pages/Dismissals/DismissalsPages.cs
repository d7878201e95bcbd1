using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Prescreen.Insights;
using Prescreen.Screening.Ledger;
using Prescreen.Screening.WriteBack;
using Prescreen.Worklist.Access;
using Prescreen.Worklist.Audit;
using Prescreen.Worklist.Reading;

namespace Prescreen.Worklist.Pages.Dismissals;

/// <summary>The page of overruled criteria.</summary>
internal static class DismissalsPages
{
    private const string Misread = "criterion-misread";

    public static void Map(StudyRoutes routes) => routes.Page("/studies/{study}/dismissals", AuditAction.ViewDismissals, ShowAsync);

    private static async Task<IResult> ShowAsync(StudyVisit visit)
    {
        if (!(await visit.System.Subjects.StudyAsync(visit.Study.Id, visit.Aborted)).TryGet(out var subjects, out var problem))
        {
            return Unavailable.Of(visit, problem);
        }

        List<(ScreeningHead Head, PersonDecision Decision)> decided =
            [.. subjects.All.Where(head => head.Work.Decision is { Kind: DecisionKind.Screening or DecisionKind.Dismissed }).Select(head => (head, head.Work.Decision!))];
        var model = new DismissalsModel
        {
            Frame = visit.Frame,
            Study = visit.Study.Id,
            Decisions = decided.Count,
            Criteria = CriterionOverruling.Of(visit.Study, decided.Select(one => Verdict(one.Head, one.Decision))),
            Reasons = [.. decided.Where(one => one.Decision.Reason is not null).CountBy(one => one.Decision.Reason!).OrderByDescending(count => count.Value).Select(count => (count.Key, count.Value))],
            Labels = new CriterionLabels(visit.Study),
        };
        return new RazorComponentResult<DismissalsPage>(new { Model = model });
    }

    private static PersonVerdict Verdict(ScreeningHead head, PersonDecision decision)
        => new(head.Summary, decision.Kind is DecisionKind.Screening, decision.Criterion, decision.Reason == Misread);
}
