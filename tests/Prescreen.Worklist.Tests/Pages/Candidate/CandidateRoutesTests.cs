using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Prescreen.Screening.Ledger;
using Prescreen.Screening.Tests.Support;
using Prescreen.Worklist.Tests.Support;

namespace Prescreen.Worklist.Tests.Pages.Candidate;

/// <summary>The page of a subject over HTTP: a real server, a real screening, real decisions.</summary>
public sealed partial class CandidateRoutesTests
{
    private const string Report = """{"resourceType":"DiagnosticReport","id":"ihc","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"22637-3"}]},"subject":{"reference":"Patient/x"},"effectiveDateTime":"2026-11-18","conclusion":"Resected nodule <i>A</i>. The tumour cells are weakly CEA positive in about 10% of cells."}""";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Page_OfASubject_ShowsPatientEvidenceAndMarkedWords()
    {
        await using var site = await SiteAsync(Report);
        using var ann = await site.SignedInAsync(WorklistSite.Ann);

        var page = await ParseAsync(await ann.GetAsync(await AddressAsync(site)));

        page.QuerySelector("h1")!.TextContent.ShouldBe("Max <b>Moe</b>");
        page.QuerySelectorAll("#review blockquote mark").Select(mark => mark.TextContent).ShouldContain(words => words.Contains("CEA positive", StringComparison.Ordinal));
        page.QuerySelector("#review blockquote")!.TextContent.ShouldContain("Resected nodule <i>A</i>.");
        page.QuerySelectorAll("svg.chart").ShouldNotBeEmpty();
        page.QuerySelectorAll(".decide form").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Decisions_InTurn_AreWrittenShownAndUndone()
    {
        await using var site = await SiteAsync();
        using var ann = await site.SignedInAsync(WorklistSite.Ann);
        var address = await AddressAsync(site);

        (await DecideAsync(ann, address, ("act", "take-to-screening"))).ShouldBe($"{address}?done=take-to-screening");
        (await ParseAsync(await ann.GetAsync($"{address}?done=take-to-screening"))).QuerySelector("[role=status]")!.TextContent.ShouldContain("Taken to screening.");
        (await DecideAsync(ann, address, ("act", "note"), ("note", "<b>called</b> the ward"))).ShouldBe($"{address}?done=note");
        (await DecideAsync(ann, address, ("act", "assign"), ("to", "Practitioner/ann"))).ShouldBe($"{address}?done=assign");
        var page = await ParseAsync(await ann.GetAsync(address));
        page.QuerySelector(".summary .state")!.TextContent.ShouldContain("In screening");
        page.QuerySelector(".summary .state")!.TextContent.ShouldContain("Assigned to Ann Lee");
        page.QuerySelector(".note .words")!.TextContent.ShouldBe("<b>called</b> the ward");
        (await DecideAsync(ann, address, ("act", "undo"))).ShouldBe($"{address}?done=undo");
        (await ParseAsync(await ann.GetAsync(address))).QuerySelector(".summary .state")!.TextContent.ShouldNotContain("In screening");
    }

    [Fact]
    public async Task Decision_OnWhatSomebodyElseChanged_ShowsBothSides()
    {
        await using var site = await SiteAsync();
        using var ann = await site.SignedInAsync(WorklistSite.Ann);
        var address = await AddressAsync(site);
        var seen = await ParseAsync(await ann.GetAsync(address));
        await DecideAsync(ann, address, ("act", "take-to-screening"));

        using var answer = await ann.PostAsync($"{address}/decisions", Value(seen, "form-key"), ("act", "dismiss"), ("reason", "patient-declined"), ("version", Value(seen, "version")));

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await ParseAsync(answer);
        page.QuerySelector(".sides")!.TextContent.ShouldContain("Patient declined");
        page.QuerySelector(".sides")!.TextContent.ShouldContain("Taken to screening by Ann Lee");
        using var anyway = await ann.PostAsync($"{address}/decisions", Value(page, "form-key"), ("act", "dismiss"), ("reason", "patient-declined"), ("version", Value(page, "version")));
        anyway.Headers.Location!.ToString().ShouldBe($"{address}?done=dismiss");
    }

    [Fact]
    public async Task Form_Incomplete_ComesBackWithWhatWasTyped()
    {
        await using var site = await SiteAsync();
        using var ann = await site.SignedInAsync(WorklistSite.Ann);
        var address = await AddressAsync(site);
        var seen = await ParseAsync(await ann.GetAsync(address));

        using var answer = await ann.PostAsync($"{address}/decisions", Value(seen, "form-key"), ("act", "dismiss"), ("note", "kept"), ("version", Value(seen, "version")));

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await ParseAsync(answer);
        page.QuerySelector("#problems a")!.GetAttribute("href").ShouldBe("#dismiss-reason");
        page.QuerySelector("#dismiss-note")!.TextContent.ShouldBe("kept");
    }

    [Fact]
    public async Task Reader_OfASubject_SeesNoFormAndMayNotDecide()
    {
        await using var site = await SiteAsync();
        using var rita = await site.SignedInAsync("rita");
        var address = await AddressAsync(site);

        var page = await ParseAsync(await rita.GetAsync(address));
        using var refused = await rita.PostAsync($"{address}/decisions", Value(page, "form-key"), ("act", "take-to-screening"), ("version", "1"));

        page.QuerySelectorAll("main form").ShouldBeEmpty();
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("/worklist/studies/cea-car-t/subjects/none")]
    [InlineData("/worklist/studies/cea-car-t/subjects/x")]
    public async Task Page_OfASubjectThatIsNotThere_IsNotFound(string address)
    {
        await using var site = await SiteAsync();
        using var ann = await site.SignedInAsync(WorklistSite.Ann);

        using var answer = await ann.GetAsync(address);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<WorklistSite> SiteAsync(params string[] added)
    {
        var site = await WorklistSite.OpenAsync();
        using HttpClient http = new() { BaseAddress = site.Server.BaseUrl };
        var record = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "cases", "record.json"), Ct))!;
        var resources = record["entry"]!.AsArray().Select(entry => entry!["resource"]!.ToJsonString()).Concat(added);
        foreach (var resource in resources.Select(Recent))
        {
            var head = JsonNode.Parse(resource)!;
            if ((string?)head["resourceType"] is "Patient")
            {
                head["name"] = new JsonArray(new JsonObject { ["text"] = "Max <b>Moe</b>" });
            }

            using StringContent content = new(head.ToJsonString(), Encoding.UTF8) { Headers = { ContentType = new MediaTypeHeaderValue("application/fhir+json") } };
            using var answer = await http.PutAsync(new Uri($"{head["resourceType"]}/{head["id"]}", UriKind.Relative), content, Ct);
            answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync(Ct));
        }

        (await site.System.Store.Ledger.MakeDueAsync([new DuePatient("Patient/x", site.Time.GetUtcNow(), DueCause.Notification)], Ct)).Problem.ShouldBeNull();
        site.System.Signal.Wake();
        // A catch-up may have screened what was filed until then: only when nothing more is owed is all of it read.
        await Eventually.BecomesAsync(async () => (await site.System.Store.Ledger.CountAsync(Ct)).Value is { Due: 0, Leased: 0, Parked: 0 }, true);
        (await site.System.Store.Screenings.LatestAsync("Patient/x", WorklistSite.First, Ct)).Value.ShouldContain(row => row.Subject != null);
        return site;
    }

    // The case is of 20 November 2026; here it is of today.
    private static string Recent(string json)
    {
        var shift = DateTime.UnixEpoch.AddSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()).Date - new DateTime(2026, 11, 20);
        return DatePattern().Replace(json.Replace("https://ehr.example/fhir/", "", StringComparison.Ordinal), match =>
            DateTime.ParseExact(match.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture).Add(shift).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    private static async Task<string> AddressAsync(WorklistSite site)
    {
        var subject = (await site.System.Store.Screenings.LatestAsync("Patient/x", WorklistSite.First, Ct)).Value.Single().Subject!;
        return $"/worklist/studies/cea-car-t/subjects/{subject["ResearchSubject/".Length..]}";
    }

    private static async Task<string?> DecideAsync(Browser browser, string address, params (string Name, string Value)[] fields)
    {
        var page = await ParseAsync(await browser.GetAsync(address));
        using var answer = await browser.PostAsync($"{address}/decisions", Value(page, "form-key"), [.. fields, ("version", Value(page, "version"))]);
        return answer.Headers.Location?.ToString() ?? await answer.Content.ReadAsStringAsync(Ct);
    }

    private static string Value(IParentNode page, string name) => page.QuerySelector($"main input[name={name}], input[name={name}]")!.GetAttribute("value")!;

    private static async Task<IDocument> ParseAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Ct), Ct);
        }
    }

    [GeneratedRegex(@"\b20\d\d-\d\d-\d\d\b")]
    private static partial Regex DatePattern();
}
