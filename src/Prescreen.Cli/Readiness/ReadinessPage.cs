using System.Globalization;
using Prescreen.Fhir.Json.LocalCodes;
using Prescreen.Insights;
using Prescreen.Protocols;
using Prescreen.Vocabulary;

namespace Prescreen.Cli.Readiness;

/// <summary>The report as one HTML page without scripts or anything to fetch, to be sent and printed.</summary>
internal static class ReadinessPage
{
    private const int MostCodes = 150;

    private const string Legend = """
        <ul class="legend">
        <li><i class="coded"></i>coded: decided by coded data</li>
        <li><i class="narrative"></i>by words: told by a report's words only</li>
        <li><i class="review"></i>review: there is data, but a person must read it</li>
        <li><i class="older"></i>older: only results older than the trial allows</li>
        <li><i class="nothing"></i>nothing usable on record</li>
        <li><i class="notrace"></i>no trace: what would exclude a patient isn't on record, as is usual</li>
        </ul>
        """;

    public static string Of(ReadinessReport report)
    {
        PageBuilder page = new();
        page.Raw("<!DOCTYPE html>").Raw("<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
            .Element("title", "Site readiness report").Raw($"<style>{ReadinessStyle.Css}</style></head><body><main>");
        Head(page, report);
        Advice(page, report);
        foreach (var protocol in report.Protocols)
        {
            Protocol(page, protocol);
        }

        Codes(page, report);
        Units(page, report);
        Problems(page, report);
        return page.Raw("<footer>").Element("p", ReadinessReport.Privacy).Element("p", "Made by Prescreen (prescreen ready). Suggestions are guesses by words and units; none is applied.").Raw("</footer></main></body></html>").ToString();
    }

    private static void Head(PageBuilder page, ReadinessReport report)
    {
        page.Raw("<header>").Element("h1", "Site readiness report")
            .Element("p", "How well the data this site sends answers the criteria of the trials below, and what would make it better.")
            .Raw("<dl class=\"facts\">");
        Fact(page, "As of", string.Create(CultureInfo.InvariantCulture, $"{report.AsOf.UtcDateTime:d MMM yyyy, HH:mm} UTC"));
        Fact(page, "Patients", Number(report.Patients));
        Fact(page, "Resources", Number(report.Resources));
        Fact(page, "Local codes to map", Number(report.Codes.Length));
        Fact(page, "Results with unclear units", Number(report.Units.Sum(unit => unit.Results)));
        Fact(page, "Problems with the input", Number(report.Problems.Where(problem => problem.IsLost).Sum(problem => problem.Count)));
        page.Raw("</dl></header>");
    }

    private static void Fact(PageBuilder page, string name, string value) => page.Raw("<div>").Element("dt", name).Element("dd", value).Raw("</div>");

    private static void Advice(PageBuilder page, ReadinessReport report)
    {
        var advice = ReadinessAdvice.Of(report);
        page.Raw("<section>").Element("h2", "What would help most");
        if (advice.Count == 0)
        {
            page.Element("p", "Nothing was found that the site should mend.");
        }
        else
        {
            page.Raw("<ol>");
            foreach (var sentence in advice)
            {
                page.Element("li", sentence);
            }

            page.Raw("</ol>");
        }

        page.Raw("</section>");
    }

    private static void Protocol(PageBuilder page, ProtocolReadiness readiness)
    {
        page.Raw("<section>").Element("h2", $"{readiness.Protocol.Id} {readiness.Protocol.Version}")
            .Element("p", readiness.Protocol.Title, "class=\"title\"")
            .Element("p", Considered(readiness))
            .Raw(Legend);
        foreach (var (category, title) in new[] { (CriterionCategory.Inclusion, "Inclusion criteria"), (CriterionCategory.Exclusion, "Exclusion criteria") })
        {
            Criteria(page, title, readiness, [.. readiness.Criteria.Where(one => one.Criterion.Category == category && one.All.Asked > 0)]);
        }

        var people = readiness.Criteria.Where(one => one.All.Asked == 0).Select(one => one.Criterion.Id).ToList();
        if (people.Count > 0)
        {
            page.Element("p", $"Not shown, as they are for people to judge or apply to nobody here: {string.Join(", ", people)}.", "class=\"note\"");
        }

        page.Raw("</section>");
    }

    private static string Considered(ProtocolReadiness readiness) => readiness.Considered == 0
        ? $"The trial considers none of the {ReadinessWords.Count(readiness.Patients, "patient")}: nobody is on record with all it looks for first ({string.Join(", ", readiness.Protocol.Considers)}), so much of what it asks for is not to be expected of them; the laboratory tests are what to look at. Bars show the patients whom a criterion applies to."
        : $"The trial considers {Number(readiness.Considered)} of {ReadinessWords.Count(readiness.Patients, "patient")}. Bars show all patients whom a criterion applies to; the last column only those considered.";

    private static void Criteria(PageBuilder page, string title, ProtocolReadiness readiness, IReadOnlyList<CriterionReadiness> criteria)
    {
        if (criteria.Count == 0)
        {
            return;
        }

        page.Raw("<table class=\"criteria\">").Element("caption", title).Raw("<thead><tr>")
            .Element("th", "Criterion", "scope=\"col\"").Element("th", "All patients", "scope=\"col\"").Element("th", "Coded", "scope=\"col\" class=\"number\"");
        if (readiness.Considered > 0)
        {
            page.Element("th", "Coded, of considered", "scope=\"col\" class=\"number\"");
        }

        page.Raw("</tr></thead><tbody>");
        foreach (var one in criteria)
        {
            page.Raw("<tr><th scope=\"row\">").Element("b", one.Criterion.Id).Element("span", one.Criterion.Text).Raw("</th><td class=\"bars\">");
            Bar(page, one);
            page.Raw("</td>").Element("td", ReadinessWords.Share(one.All), "class=\"number\" data-label=\"Coded\"");
            if (readiness.Considered > 0)
            {
                page.Element("td", ReadinessWords.Share(one.Considered), "class=\"number\" data-label=\"Coded, of considered\"");
            }

            page.Raw("</tr>");
        }

        page.Raw("</tbody></table>");
    }

    private static void Bar(PageBuilder page, CriterionReadiness one)
    {
        var counts = one.All;
        (string Name, string Word, int Count)[] parts =
        [
            ("coded", "coded", counts.Coded), ("narrative", "by words", counts.Narrative), ("review", "review", counts.Review), ("older", "older", one.Stale ?? 0),
            ("nothing", "nothing", counts.Nothing - (one.Stale ?? 0)), ("notrace", "no trace", counts.NoTrace),
        ];
        page.Raw("<div class=\"bar\" aria-hidden=\"true\">");
        foreach (var (name, _, count) in parts.Where(part => part.Count > 0))
        {
            page.Raw(string.Create(CultureInfo.InvariantCulture, $"<i class=\"{name}\" style=\"width:{100m * count / counts.Asked:0.##}%\"></i>"));
        }

        page.Raw("</div>").Element("small", string.Join(", ", parts.Where(part => part.Count > 0).Select(part => $"{Number(part.Count)} {part.Word}")));
        if (one.Ranges is { WithoutLimit: > 0 } ranges)
        {
            page.Element("small", $"{Number(ranges.WithoutLimit)} of {ReadinessWords.Count(ranges.Results, "result")} without an upper limit of normal", "class=\"warn\"");
        }
    }

    private static void Codes(PageBuilder page, ReadinessReport report)
    {
        if (report.Codes.IsEmpty && report.WordsOnly.IsEmpty && report.Mapped.IsEmpty)
        {
            return;
        }

        page.Raw("<section>").Element("h2", "Local codes")
            .Element("p", "Codes that no value set of the trials knows and that come without a code of LOINC, SNOMED CT, ICD-10, RxNorm or ATC. Sending such a code beside the local one is enough, or a FHIR ConceptMap from the local codes to such; nothing needs to be replaced.");
        var likely = report.Codes.Where(code => code.Suggestion is not null).ToList();
        if (likely.Count > 0)
        {
            page.TableOf("May be what the trials ask for", ["Count", "In", "Display", "Unit", "Code", "System", "May mean"], likely.Select(one => (string[])[.. Row(one.Code), ReadinessWords.Suggestion(one.Suggestion)]), 0);
        }

        var others = report.Codes.Where(code => code.Suggestion is null).ToList();
        if (others.Count > 0)
        {
            page.TableOf("Others, without a suggestion", ["Count", "In", "Display", "Unit", "Code", "System"], others.Take(MostCodes).Select(one => Row(one.Code)), 0);
        }

        if (others.Count > MostCodes)
        {
            page.Element("p", $"And {Number(others.Count - MostCodes)} more, less frequent; --format json lists all.", "class=\"note\"");
        }

        if (!report.Mapped.IsEmpty)
        {
            page.TableOf(
                "Mapped by the site: nothing needs to be done",
                ["Count", "In", "Display", "Unit", "Code", "System", "Mapped to"],
                report.Mapped.Take(MostCodes).Select(one => (string[])[.. Row(one), one.MappedTo ?? ""]),
                0);
        }

        if (!report.WordsOnly.IsEmpty)
        {
            page.Element("p", $"Named in words only, without any code: {string.Join(", ", report.WordsOnly.Select(one => $"{Number(one.Value)} {one.Key}"))}. The words are not shown, as they may hold anything.");
        }

        page.Raw("</section>");
    }

    private static string[] Row(LocalCode code) => [Number(code.Count), code.ResourceType, code.Display ?? "", code.Unit ?? "", code.Code, SystemNames.Of(code.System)];

    private static void Units(PageBuilder page, ReadinessReport report)
    {
        if (!report.Units.IsEmpty)
        {
            page.Raw("<section>").Element("h2", "Units")
                .Element("p", "Results of the trials' tests in units that can't be compared; a person must read each. Send the UCUM code in Quantity.code with Quantity.system http://unitsofmeasure.org, or a ConceptMap from the unit strings to UCUM.")
                .TableOf(
                    "Units that can't be compared",
                    ["Results", "Patients", "Test", "Unit as sent", "Why", "May be (UCUM)"],
                    report.Units.Select(gap => (string[])[Number(gap.Results), Number(gap.Patients), gap.Test, ReadinessWords.Unit(gap), ReadinessWords.Why(gap.Status), gap.Suggestion ?? ""]),
                    0,
                    1)
                .Raw("</section>");
        }
    }

    private static void Problems(PageBuilder page, ReadinessReport report)
    {
        if (!report.Problems.IsEmpty)
        {
            page.Raw("<section>").Element("h2", "What was refused, and why")
                .Element("p", "Lost: something of the input could not be used. Noted: the input lacks something it refers to. Where each one lies is told by prescreen screen on the same files.")
                .TableOf("Problems by code", ["Count", "Code", "Kind", "Why"], report.Problems.Select(one => (string[])[Number(one.Count), one.Code, one.IsLost ? "lost" : "noted", one.Text]), 0)
                .Raw("</section>");
        }
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
