using System.Collections.Immutable;
using System.Text;
using Prescreen.Evaluation;
using Prescreen.Protocols;
using Prescreen.Screening.Ledger;
using Prescreen.Screening.WriteBack;
using Prescreen.Worklist.Reading;
using Prescreen.Worklist.Texts;

namespace Prescreen.Worklist.Cds;

/// <summary>
/// What the EHR shows of a patient: a card for each study that needs eyes. Never more than that somebody should look: what the record doesn't show is missing,
/// and whether a patient is eligible is the investigator's decision.
/// </summary>
internal static class CardMaker
{
    /// <summary>A summary is shorter than this.</summary>
    public const int SummaryLimit = 140;

    private const int MostListed = 8;

    /// <summary>The cards of a patient's <paramref name="heads"/> for <paramref name="studies"/>, alerts first, in the order of the studies; <paramref name="today"/> is the site's.</summary>
    public static ImmutableArray<Card> Of(IReadOnlyList<ScreeningHead> heads, IEnumerable<Protocol> studies, DateOnly today, PageTexts texts)
        =>
        [
            .. studies.Select(study => heads.FirstOrDefault(head => head.Protocol == study.Id) is { } head ? Of(head, study, today, texts) : null)
                .OfType<Card>()
                .OrderBy(card => !card.IsAlert),
        ];

    private static Card? Of(ScreeningHead head, Protocol study, DateOnly today, PageTexts texts)
    {
        var isAlert = Attention.IsAlert(head);
        return isAlert || IsPossible(head, today)
            ? new Card
            {
                Study = study.Id,
                Subject = head.Subject,
                IsAlert = isAlert,
                Summary = Summary(isAlert ? "cds.alert" : "cds.possible", study, texts),
                Detail = Detail(head, study, isAlert, texts),
            }
            : null;
    }

    // Whom a person took to screening, dismissed or put off needs no card.
    private static bool IsPossible(ScreeningHead head, DateOnly today)
        => head.Status is "candidate" or "potential-candidate"
            && head.Summary.Found is EligibilityStatus.Candidate or EligibilityStatus.PotentialCandidate
            && head.Work.Decision switch
            {
                { Kind: DecisionKind.Deferred, Until: var day } => day is { } known && known <= today,
                { Kind: DecisionKind.Dismissed or DecisionKind.Screening } => false,
                _ => true,
            };

    private static string Summary(string key, Protocol study, PageTexts texts)
    {
        var room = SummaryLimit - 1 - texts.Format(key, "").Length;
        var title = OneLine(study.Title);
        return texts.Format(key, title.Length <= room ? title : Shortened(title, room));
    }

    private static string Shortened(string title, int room)
    {
        var end = title.LastIndexOf(' ', room - 1);
        end = end < room / 2 ? room - 1 : end;
        // Not between the two halves of one character.
        end -= char.IsHighSurrogate(title[end - 1]) ? 1 : 0;
        return $"{title[..end].TrimEnd(',', ';', ' ')}…";
    }

    private static string Detail(ScreeningHead head, Protocol study, bool isAlert, PageTexts texts)
    {
        var detail = new StringBuilder(512)
            .Append("**").Append(Markdown.Escape(study.Title)).Append("** (").Append(Markdown.Escape(study.Study.Value)).Append(")\n\n")
            .Append(texts[isAlert ? "cds.alert-text" : "cds.possible-text"]).Append('\n');
        var summary = head.Summary;
        List(detail, texts, "cds.favour", Attention.Favoured(head) is { } criterion ? [criterion] : [], study);
        List(detail, texts, "cds.against", isAlert ? summary.Failing : [], study);
        List(detail, texts, "cds.to-read", isAlert ? [] : summary.Reviews, study);
        List(detail, texts, "cds.missing", isAlert ? [] : summary.Missing, study);
        return detail.Append('\n').Append(texts["cds.decides"]).ToString();
    }

    private static void List(StringBuilder detail, PageTexts texts, string key, IEnumerable<string> ids, Protocol study)
    {
        var all = ids.ToList();
        if (all.Count == 0)
        {
            return;
        }

        detail.Append('\n').Append(texts[key]).Append("\n\n");
        foreach (var id in all.Take(MostListed))
        {
            var words = study.Criteria.FirstOrDefault(criterion => criterion.Id == id)?.Text ?? "";
            detail.Append("- **").Append(Markdown.Escape(id)).Append("** ").Append(Markdown.Escape(words)).Append('\n');
        }

        if (all.Count > MostListed)
        {
            detail.Append("- ").Append(texts.Count("cds.more", all.Count - MostListed)).Append('\n');
        }
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
