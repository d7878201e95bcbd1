using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Prescreen.Insights;
using Prescreen.Screening.Ledger;
using Prescreen.Worklist.Access;
using Prescreen.Worklist.Audit;
using Prescreen.Worklist.Reading;
using Prescreen.Worklist.Subjects;
using Prescreen.Worklist.Texts;

namespace Prescreen.Worklist.Pages.Amendment;

/// <summary>The page that compares two versions of a protocol over the patients that both screened.</summary>
internal static class AmendmentPages
{
    private const int MostRows = 200;

    public static void Map(StudyRoutes routes) => routes.Page("/studies/{study}/amendment", AuditAction.ViewAmendment, ShowAsync);

    private static async Task<IResult> ShowAsync(StudyVisit visit)
    {
        var screenings = visit.System.System.Store.Screenings;
        if (!(await screenings.VersionsAsync(visit.Study.Id, visit.Aborted)).TryGet(out var versions, out var problem))
        {
            return Unavailable.Of(visit, problem);
        }

        var query = visit.Context.Request.Query;
        // The store gives the version used last first.
        var after = versions.Contains(query["after"].ToString()) ? query["after"].ToString() : versions is [var last, ..] ? last : visit.Study.Version;
        var before = versions.Contains(query["before"].ToString()) ? query["before"].ToString() : versions.FirstOrDefault(version => version != after) ?? after;
        if (!(await screenings.HeadsOfVersionAsync(visit.Study.Id, before, visit.Aborted)).TryGet(out var olds, out problem)
            || !(await screenings.HeadsOfVersionAsync(visit.Study.Id, after, visit.Aborted)).TryGet(out var news, out problem))
        {
            return Unavailable.Of(visit, problem);
        }

        return await ShowAsync(visit, versions, (before, olds), (after, news));
    }

    private static async Task<IResult> ShowAsync(
        StudyVisit visit, ImmutableArray<string> versions, (string Version, ImmutableArray<ScreeningHead> Heads) before, (string Version, ImmutableArray<ScreeningHead> Heads) after)
    {
        var news = after.Heads.ToDictionary(head => head.Patient, StringComparer.Ordinal);
        List<(ScreeningHead Head, SubjectAmendment Amendment)> compared =
            [.. before.Heads.Where(head => news.ContainsKey(head.Patient)).Select(head => (news[head.Patient], SubjectAmendment.Of(head.Summary, news[head.Patient].Summary)))];
        List<(ScreeningHead Head, SubjectAmendment Amendment)> changed = [.. compared.Where(one => one.Amendment.Effect is not AmendmentEffect.None).OrderByDescending(one => one.Amendment.Effect is AmendmentEffect.Gained or AmendmentEffect.Lost)];
        List<(ScreeningHead Head, SubjectAmendment Amendment)> shown = [.. changed.Where(one => one.Head.Subject is not null).Take(MostRows)];
        var names = await visit.System.Names.OfAsync([.. shown.Select(one => one.Head.Patient)], visit.Aborted);
        foreach (var (head, _) in shown)
        {
            visit.AuditPatient(head.Patient, head.Subject);
        }

        var model = new AmendmentModel
        {
            Frame = visit.Frame,
            Study = visit.Study.Id,
            Versions = versions,
            Before = before.Version,
            After = after.Version,
            Compared = compared.Count,
            Outstanding = before.Heads.Length - compared.Count,
            Unchanged = compared.Count - changed.Count,
            Effects = changed.CountBy(one => one.Amendment.Effect).ToImmutableDictionary(count => count.Key, count => count.Value),
            Rows = [.. shown.Select(one => Row(one.Head, one.Amendment, names[one.Head.Patient], visit.Texts))],
            Criteria = [.. changed.SelectMany(one => one.Amendment.Changes).CountBy(change => change.Criterion).OrderByDescending(count => count.Value).Select(count => (count.Key, count.Value))],
            Hidden = changed.Count - shown.Count,
            Labels = new CriterionLabels(visit.Study),
        };
        return new RazorComponentResult<AmendmentPage>(new { Model = model });
    }

    private static AmendedRow Row(ScreeningHead head, SubjectAmendment amendment, PatientName name, PageTexts texts)
        => new(Addresses.SubjectId(head.Subject!), name.Shown, NameLine.Of(name, texts), amendment);
}
