using System.Collections.Immutable;
using AngleSharp.Dom;
using Prescreen.Evaluation;
using Prescreen.Screening.Assessments;
using Prescreen.Screening.Decisions;
using Prescreen.Screening.WriteBack;
using Prescreen.Worklist.Pages.Candidate;
using Prescreen.Worklist.Subjects;

namespace Prescreen.Worklist.Tests.Pages.Candidate;

public sealed class CandidatePageTests
{
    private const string Hostile = "\"'><img src=x onerror=alert(1)><script>alert(2)</script><svg onload=alert(3)>&lt;b&gt;</textarea></title></style>";

    [Fact]
    public async Task Page_OfACandidate_ShowsWhatNeedsAPersonFirst()
    {
        var page = await Sample.PageAsync(Sample.Model(Sample.Facts()));

        page.QuerySelector("h1")!.TextContent.ShouldBe("Anna Berg");
        page.QuerySelectorAll("section.group").Select(group => group.Id).ShouldBe(["review", "order", "judgement", "history"]);
        page.QuerySelectorAll("#review article h3").Select(title => title.TextContent).ShouldContain("ECG without significant abnormality");
        page.QuerySelector("#order details")!.HasAttribute("open").ShouldBeFalse();
        page.QuerySelector(".summary .state .chip")!.TextContent.ShouldBe("★ Candidate");
        page.QuerySelector(".summary .next")!.TextContent.ShouldContain("things to read");
        page.QuerySelector(".subject-head .facts")!.TextContent.ShouldContain("58 years");
        page.QuerySelector(".subject-head .facts")!.TextContent.ShouldContain("MRN 0042");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public async Task Page_Any_NamesNoMissingTextAndHasNothingInline(string language)
    {
        var facts = Sample.Facts(Sample.Platelets("p1", "2026-11-19", "70"), Sample.Platelets("p2", "2026-08-01", "150", "furlong"));

        var page = await Sample.PageAsync(Sample.Model(facts, Sample.Forms(facts), language, "dismiss"));

        page.Body!.TextContent.ShouldNotContain("candidate.");
        page.Body.TextContent.ShouldNotContain("outcome.");
        page.Body.TextContent.ShouldNotContain("{0}");
        ShouldBeHarmless(page);
        var ids = page.All.Select(element => element.Id).Where(id => !string.IsNullOrEmpty(id)).ToList();
        ids.ShouldBe(ids.Distinct(), "ids are unique");
        foreach (var reference in page.QuerySelectorAll("[aria-labelledby], label[for]").SelectMany(element => (element.GetAttribute("aria-labelledby") ?? element.GetAttribute("for"))!.Split(' ')))
        {
            page.GetElementById(reference).ShouldNotBeNull(reference);
        }
    }

    [Fact]
    public async Task Page_HostileTextEverywhere_IsShownAsText()
    {
        var facts = Sample.Facts(Sample.Record(Sample.Platelets("p1", "2026-11-19", "70", Hostile.Replace("\"", "\\\"", StringComparison.Ordinal))), Sample.Screened(Sample.Record()));
        var hostile = facts with
        {
            Name = new PatientName { Patient = "Patient/x", IsKnown = true, Name = Hostile, RecordNumber = Hostile },
            Notes = [new SubjectNote(Hostile, Hostile, Sample.Now, Hostile)],
            Screening = facts.Screening with
            {
                Version = Hostile,
                Work = new SubjectWork
                {
                    AssignedTo = Hostile,
                    AssignedName = Hostile,
                    Decision = new PersonDecision { Kind = DecisionKind.Deferred, By = Hostile, ByName = Hostile, Reason = Hostile, Criterion = Hostile, At = Sample.Now, Before = "candidate" },
                },
            },
            Assessment = facts.Assessment with { Criteria = [.. facts.Assessment.Criteria.Select(Poison)] },
            Texts = ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add("DiagnosticReport/h", [$"before {Hostile} {Hostile}after"]),
        };
        var model = Sample.Model(hostile with { History = [hostile.Screening with { Status = Hostile }, facts.Screening] }, Sample.Forms(hostile, new DecisionForm
        {
            Act = DecisionAct.Dismiss,
            Note = Hostile,
            Reason = Hostile,
            Criterion = Hostile,
            Version = Hostile,
            Problems = [new FormProblem("dismiss-reason", "candidate.problem.reason")],
        }));

        var page = await Sample.PageAsync(model);

        ShouldBeHarmless(page);
        page.QuerySelector("h1")!.TextContent.ShouldBe(Hostile);
        page.QuerySelector(".note .words")!.TextContent.ShouldBe(Hostile);
        page.QuerySelector("#dismiss-note")!.TextContent.ShouldBe(Hostile);
        page.QuerySelectorAll("article .reason").ShouldAllBe(reason => reason.TextContent == Hostile);
        page.QuerySelectorAll("blockquote mark").ShouldAllBe(mark => mark.TextContent == Hostile);
    }

    [Fact]
    public async Task Page_ReadWords_AreMarkedInTheirReport()
    {
        const string Text = "Peritoneal nodule. The tumour cells are strongly CEA positive. End of report.";
        var facts = Quoting(Text, "CEA positive");

        var page = await Sample.PageAsync(Sample.Model(facts));

        var quote = page.QuerySelector("#review blockquote")!;
        quote.TextContent.ShouldBe(Text);
        quote.QuerySelector("mark")!.TextContent.ShouldBe("CEA positive");
    }

    [Fact]
    public async Task Page_ReportThatCannotBeHad_ShowsTheStoredWordsAlone()
    {
        var facts = Quoting("The tumour is CEA positive.", "CEA positive") with { Texts = [] };

        var page = await Sample.PageAsync(Sample.Model(facts));

        page.QuerySelector("#review blockquote")!.TextContent.ShouldBe("CEA positive");
        page.QuerySelector("#review .quote")!.TextContent.ShouldContain("words alone");
    }

    [Fact]
    public async Task Page_ReportToBeRead_IsShownWhereItIsAskedFor()
    {
        var facts = Sample.Facts();
        var ecg = facts.Assessment.Criteria.Single(criterion => criterion.Id == "I9.ecg").Evidence[0].Reference;
        const string Words = "Sinus rhythm <b>55</b>/min.\nNo ischaemia.";

        var page = await Sample.PageAsync(Sample.Model(facts with { Texts = ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add(ecg, [Words]) }));

        var report = page.QuerySelectorAll("#review article").Single(article => article.TextContent.Contains("ECG", StringComparison.Ordinal)).QuerySelector("details.quote")!;
        report.QuerySelector(".report")!.TextContent.ShouldBe(Words);
        report.QuerySelectorAll("mark").ShouldBeEmpty();
        report.HasAttribute("open").ShouldBeTrue();
    }

    [Fact]
    public async Task Page_LabAgainst_DrawsItsValuesLimitAndTable()
    {
        var facts = Sample.Facts(Sample.Platelets("p1", "2026-11-19", "70"), Sample.Platelets("p2", "2026-10-01", "20000", "/uL", "<"), Sample.Platelets("p3", "2026-11-01", "9", "furlong"));

        var page = await Sample.PageAsync(Sample.Model(facts));

        var criterion = page.QuerySelector("#against article")!;
        criterion.TextContent.ShouldContain("Platelet count ≥80×10⁹/L");
        criterion.QuerySelector("svg.chart > title")!.TextContent.ShouldBe("Platelet count (10*9/L) over time");
        criterion.QuerySelector("svg.chart > desc")!.TextContent.ShouldContain("≥80 10*9/L within the last 14 days");
        criterion.QuerySelector(".limit-label")!.TextContent.ShouldBe("≥80 10*9/L");
        criterion.QuerySelector(".point.deciding > title")!.TextContent.ShouldBe("70 10*9/L, 2026-11-19");
        criterion.QuerySelectorAll("path.arrow").Length.ShouldBe(1);
        criterion.QuerySelector(".timeline ul")!.TextContent.ShouldContain("9 furlong");
        criterion.QuerySelectorAll(".values tbody tr").Length.ShouldBeGreaterThanOrEqualTo(4);
        criterion.QuerySelector(".values tbody tr")!.TextContent.ShouldContain("decides");
    }

    [Fact]
    public async Task Page_EhrDown_SaysSoAndShowsTheReference()
    {
        var facts = Sample.Facts() with { Name = new PatientName { Patient = "Patient/x" }, Record = null, Notes = null };

        var page = await Sample.PageAsync(Sample.Model(facts));

        page.QuerySelector("h1")!.TextContent.ShouldBe("Patient/x");
        page.QuerySelector(".panel.warning")!.TextContent.ShouldContain("The EHR does not answer");
        page.QuerySelectorAll("svg.chart").ShouldBeEmpty();
        page.QuerySelector(".notes")!.TextContent.ShouldContain("could not be read");
        page.QuerySelectorAll("article").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Page_Reader_HasNoForms()
    {
        var page = await Sample.PageAsync(Sample.Model(Sample.Facts()));

        page.QuerySelectorAll("main form").ShouldBeEmpty();
        page.QuerySelector("aside")!.TextContent.ShouldContain("You may read this study.");
    }

    [Fact]
    public async Task Page_RecordAgainstAPersonsDecision_IsAnAlert()
    {
        var record = Sample.Record(Sample.Platelets("p1", "2026-11-19", "70"));

        var page = await Sample.PageAsync(Sample.Model(Sample.Facts(record, Sample.Screened(record, "screening"))));

        page.QuerySelector("[role=alert]")!.TextContent.ShouldContain("In screening");
        page.QuerySelector("[role=alert]")!.TextContent.ShouldContain("Platelet count ≥80×10⁹/L");
    }

    [Theory]
    [InlineData("en", "\"Platelet count ≥80×10⁹/L\" is now met on record, which this patient was dismissed against.")]
    [InlineData("zh", "病历现在满足“Platelet count ≥80×10⁹/L”")]
    public async Task Page_RecordForADismissedSubject_IsAnAlertThatNamesTheCriterion(string language, string words)
    {
        var record = Sample.Record();
        var facts = Sample.Facts(record, Sample.Screened(record, "ineligible"));
        var dismissal = new PersonDecision
        {
            Kind = DecisionKind.Dismissed,
            Reason = DismissalReasons.NotMetInChart,
            Criterion = "I9.platelets",
            Found = Outcome.Unknown,
            By = "user:b",
            At = Sample.Now,
            Before = "candidate",
        };

        var page = await Sample.PageAsync(Sample.Model(facts with { Screening = facts.Screening with { Work = new SubjectWork { Decision = dismissal } } }, language: language));
        var known = await Sample.PageAsync(Sample.Model(facts with { Screening = facts.Screening with { Work = new SubjectWork { Decision = dismissal with { Found = Outcome.Met } } } }));

        page.QuerySelector("[role=alert]")!.TextContent.ShouldContain(words);
        known.QuerySelector("[role=alert]").ShouldBeNull();
    }

    [Fact]
    public async Task Page_RuledOutByTheRecord_SaysWhatSpeaksAgainstAndThatTheNextResultIsScreened()
    {
        var record = Sample.Record(Sample.Platelets("p1", "2026-11-19", "70"));

        var page = await Sample.PageAsync(Sample.Model(Sample.Facts(record, Sample.Screened(record, "ineligible"))));

        page.QuerySelectorAll(".summary .next li").Select(item => item.TextContent).ShouldBe(["Nothing now. The next result is screened by itself.", "✗ 1 criterion speaks against"]);
    }

    [Theory]
    [InlineData("ineligible", "a person's end needs no alert")]
    [InlineData("withdrawn", "a person's end needs no alert")]
    public async Task Page_RecordAgainstAnEnd_IsNoAlert(string status, string why)
    {
        var record = Sample.Record(Sample.Platelets("p1", "2026-11-19", "70"));

        var page = await Sample.PageAsync(Sample.Model(Sample.Facts(record, Sample.Screened(record, status))));

        page.QuerySelector("[role=alert]").ShouldBeNull(why);
    }

    [Fact]
    public async Task History_NewResult_TellsWhatChangedAndWhy()
    {
        var (before, after) = (Sample.Record(), Sample.Record(Sample.Platelets("p1", "2026-11-19", "70")));
        var first = Sample.Screened(before, at: Sample.Now.AddDays(-2));
        var second = Sample.Screened(after, "ineligible");

        var page = await Sample.PageAsync(Sample.Model(Sample.Facts(after, second) with { History = [second, first] }));

        var changes = page.QuerySelectorAll("#history .changes > li");
        changes.Length.ShouldBe(2);
        changes[0].TextContent.ShouldContain("★ Candidate → ✗ Ruled out");
        changes[0].TextContent.ShouldContain("✓ met → ✗ not met");
        changes[0].TextContent.ShouldContain("Now: Platelet count 70 10*9/L of 2026-11-19 is not ≥80 10*9/L.");
        changes[1].TextContent.ShouldContain("First screened");
    }

    [Fact]
    public void History_OfPeople_TellsDecisionsUndoAndAssignment()
    {
        var record = Sample.Record();
        var decision = new PersonDecision { Kind = DecisionKind.Dismissed, By = "Practitioner/7", ByName = "Kim", Reason = DismissalReasons.Other, At = Sample.Now.AddHours(1), Before = "candidate" };
        var first = Sample.Screened(record);
        var dismissed = Sample.Screened(record, "ineligible", new SubjectWork { Decision = decision });
        var undone = Sample.Screened(record, work: new SubjectWork { AssignedTo = "Practitioner/8", AssignedName = "Bo" });

        var changes = SubjectHistory.Of([undone, dismissed, first]);

        changes[0].IsUndone.ShouldBeTrue();
        changes[0].Assigned.ShouldBe("Bo");
        changes[1].Decision.ShouldBe(decision);
        changes[1].At.ShouldBe(decision.At);
        changes[2].Before.ShouldBeNull();
        changes.ShouldAllBe(change => change.Verdicts.IsEmpty);
    }

    [Fact]
    public async Task History_Long_IsCollapsedAfterFive()
    {
        var record = Sample.Record();
        var rows = Enumerable.Range(0, 9).Select(index => Sample.Screened(record, index % 2 == 0 ? "candidate" : "screening", at: Sample.Now.AddDays(-index))).ToImmutableArray();

        var page = await Sample.PageAsync(Sample.Model(Sample.Facts(record) with { History = rows }));

        page.QuerySelectorAll("#history > .changes > li").Length.ShouldBe(5);
        page.QuerySelector("#history summary")!.TextContent.ShouldBe("4 earlier changes");
    }

    private static CandidateFacts Quoting(string text, string words)
    {
        var facts = Sample.Facts();
        var start = text.IndexOf(words, StringComparison.Ordinal);
        EvidenceView evidence = new() { Reference = "DiagnosticReport/h/_history/1", Value = "", Text = words, Start = start, End = start + words.Length };
        var review = facts.Assessment.Criteria.First(criterion => criterion.Outcome is Outcome.Review) with { Evidence = [evidence] };
        return facts with
        {
            Assessment = facts.Assessment with { Criteria = [review] },
            Texts = ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add(evidence.Reference, [text]),
        };
    }

    private static CriterionView Poison(CriterionView criterion) => criterion with
    {
        Reason = Hostile,
        Evidence = [new EvidenceView { Reference = "DiagnosticReport/h", Value = Hostile, Compared = Hostile, Effective = Hostile, Text = Hostile, Start = 7, End = 7 + Hostile.Length }],
    };

    private static void ShouldBeHarmless(IDocument page)
    {
        page.QuerySelectorAll("img, iframe, object, embed, style").ShouldBeEmpty();
        page.QuerySelectorAll("script").ShouldAllBe(script => script.GetAttribute("src")!.StartsWith("/worklist/assets/", StringComparison.Ordinal) && script.TextContent.Length == 0);
        page.All.SelectMany(element => element.Attributes).ShouldAllBe(attribute => attribute.Name != "style" && !attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!).ShouldAllBe(href => href.StartsWith('/') || href.StartsWith('#'));
    }
}
