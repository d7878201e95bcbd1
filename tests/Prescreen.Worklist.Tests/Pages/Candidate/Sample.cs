using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Prescreen.Evaluation;
using Prescreen.Facts;
using Prescreen.Fhir.Json.Facts;
using Prescreen.Fhir.Vocabulary;
using Prescreen.Narrative;
using Prescreen.Protocols;
using Prescreen.Screening;
using Prescreen.Screening.Assessments;
using Prescreen.Screening.Hosting;
using Prescreen.Screening.Ledger;
using Prescreen.Screening.WriteBack;
using Prescreen.Worklist.Pages;
using Prescreen.Worklist.Pages.Candidate;
using Prescreen.Worklist.Subjects;
using Prescreen.Worklist.Texts;

namespace Prescreen.Worklist.Tests.Pages.Candidate;

/// <summary>A candidate of the committed cases with whatever a test adds, screened by the real engine and rendered as the browser gets it.</summary>
internal static class Sample
{
    private static readonly string Profiles = Path.Combine(AppContext.BaseDirectory, "fhir-profiles");

    private static readonly Lazy<ActiveProtocols> Active
        = new(() => ProtocolFolder.Load(Path.Combine(Profiles, "protocols"), Path.Combine(Profiles, "valuesets")).Value);

    private static readonly Lazy<NarrativeReader> Words = new(() => LexiconFolder.Load(Path.Combine(Profiles, "narrative")).Reader!);

    public static DateTimeOffset Now { get; } = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    public static ActiveProtocols Protocols => Active.Value;

    public static Protocol Protocol => Protocols.Find("cea-car-t")!;

    /// <summary>A platelet count of a day.</summary>
    public static string Platelets(string id, string day, string value, string unit = "10*9/L", string? comparator = null, string status = "final")
        => $$$"""{"resourceType":"Observation","id":"{{{id}}}","meta":{"versionId":"1"},"status":"{{{status}}}","code":{"coding":[{"system":"http://loinc.org","code":"777-3"}]},"subject":{"reference":"Patient/x"},"effectiveDateTime":"{{{day}}}","valueQuantity":{"value":{{{value}}},"unit":"{{{unit}}}"{{{(comparator is null ? "" : $",\"comparator\":\"{comparator}\"")}}}}}""";

    public static PatientRecord Record(params string[] added)
    {
        RecordGatherer gatherer = new(Protocols.Vocabulary, SiteCalendar.Utc, narrative: Words.Value.Read);
        gatherer.AddBundle(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "cases", "record.json")), "record.json");
        foreach (var json in added)
        {
            gatherer.AddResource(Encoding.UTF8.GetBytes(json), "added");
        }

        return gatherer.Build().Single(record => record.Patient == "Patient/x");
    }

    public static SavedScreening Screened(PatientRecord record, string status = "candidate", SubjectWork? work = null, DateTimeOffset? at = null) => new()
    {
        Patient = record.Patient,
        Protocol = Protocol.Id,
        Version = Protocol.Version,
        AsOf = at ?? Now,
        Fingerprint = "f",
        Status = status,
        Assessment = AssessmentJson.Write(Evaluator.Evaluate(record, Protocol, at ?? Now, SiteCalendar.Utc)),
        Subject = "ResearchSubject/s1",
        SubjectVersion = "7",
        Work = work ?? SubjectWork.None,
        ChangedAt = at ?? Now,
        SavedAt = at ?? Now,
    };

    public static CandidateFacts Facts(params string[] added) => Facts(Record(added));

    public static CandidateFacts Facts(PatientRecord record, SavedScreening? screening = null)
    {
        var saved = screening ?? Screened(record);
        return new CandidateFacts
        {
            Protocol = Protocol,
            Screening = saved,
            Assessment = AssessmentView.Read(saved.Assessment).Value,
            Name = new PatientName { Patient = "Patient/x", IsKnown = true, Name = "Anna Berg", BirthDate = "1968-05-14", Gender = Gender.Male, RecordNumber = "0042" },
            Record = record,
            History = [saved],
            Notes = [],
            Now = Now,
            Calendar = SiteCalendar.Utc,
        };
    }

    public static CandidateForms Forms(CandidateFacts facts, DecisionForm? sent = null) => new()
    {
        Address = "/worklist/studies/cea-car-t/subjects/s1/decisions",
        Version = facts.Screening.SubjectVersion ?? "",
        Status = facts.Screening.Status,
        Work = facts.Screening.Work,
        Criteria = facts.Protocol.Criteria,
        Me = "Practitioner/7",
        Others = [("Practitioner/8", "Bo <b>Lind</b>")],
        Today = facts.Today,
        Sent = sent,
    };

    public static PageFrame Frame(string language = "en")
        => new() { Texts = PageTexts.In(language), UserName = "Dr Kim", Study = "cea-car-t", Antiforgery = ("__token", "t0ken") };

    public static CandidateModel Model(CandidateFacts facts, CandidateForms? forms = null, string language = "en", string? done = null)
        => CandidateModel.Of(Frame(language), facts, forms, done);

    public static Task<IDocument> PageAsync(CandidateModel model) => RenderAsync<CandidatePage>(model);

    /// <summary>A page of a model, as the browser parses it.</summary>
    public static async Task<IDocument> RenderAsync<TPage>(object model)
        where TPage : IComponent
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using HtmlRenderer renderer = new(services, NullLoggerFactory.Instance);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(new Dictionary<string, object?> { ["Model"] = model }))).ToHtmlString());
        return await new HtmlParser().ParseDocumentAsync(html, TestContext.Current.CancellationToken);
    }
}
