using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Prescreen.Insights;
using Prescreen.Screening.Decisions;
using Prescreen.Screening.Ledger;
using Prescreen.Screening.WriteBack;
using Prescreen.Worklist.Access;
using Prescreen.Worklist.Audit;
using Prescreen.Worklist.Cds;
using Prescreen.Worklist.Reading;

namespace Prescreen.Worklist.Pages.Dismissals;

/// <summary>The page of overruled criteria.</summary>
internal static class DismissalsPages
{
    public static void Map(StudyRoutes routes) => routes.Page("/studies/{study}/dismissals", AuditAction.ViewDismissals, ShowAsync);

    private static async Task<IResult> ShowAsync(StudyVisit visit)
    {
        if (!(await visit.System.Subjects.StudyAsync(visit.Study.Id, visit.Aborted)).TryGet(out var subjects, out var problem))
        {
            return Unavailable.Of(visit, problem);
        }

        if (!(await new FeedbackBook(visit.System.System.Store.Kept).CountAsync(visit.Study.Id, visit.Aborted)).TryGet(out var cards, out problem))
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
            Cards = [.. cards.Select(count => (count.Outcome, count.Reason, count.Cards))],
            Labels = new CriterionLabels(visit.Study),
        };
        return new RazorComponentResult<DismissalsPage>(new { Model = model });
    }

    private static PersonVerdict Verdict(ScreeningHead head, PersonDecision decision)
        => new(head.Summary, decision.Kind is DecisionKind.Screening, decision.Criterion, decision.Reason == DismissalReasons.Misread);
}
