using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Prescreen.Facts;
using Prescreen.Screening.Hosting;
using Prescreen.Screening.Records;
using Prescreen.Screening.Tests.Support;

namespace Prescreen.Screening.Tests.Records;

public sealed class ReportTextsTests
{
    private static readonly ActiveProtocols Protocols = ProtocolFolder.Load(Profile("protocols"), Profile("valuesets")).Value;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Report_OfThePatient_GivesTheTextThatWasRead()
    {
        await using var ward = await WardAsync("Patient/1", "The tumour is CEA positive.");

        (await OfAsync(ward, "DiagnosticReport/r1")).Value.ShouldBe(["The tumour is CEA positive."]);
    }

    [Fact]
    public async Task Report_ByItsVersion_GivesThatVersionsText()
    {
        await using var ward = await WardAsync("Patient/1", "The tumour is CEA positive.");
        await ward.PutAsync("DiagnosticReport/r1", Report("Patient/1", "Corrected: CEA negative."));

        (await OfAsync(ward, "DiagnosticReport/r1/_history/1")).Value.ShouldBe(["The tumour is CEA positive."]);
        (await OfAsync(ward, "DiagnosticReport/r1/_history/2")).Value.ShouldBe(["Corrected: CEA negative."]);
    }

    [Fact]
    public async Task Report_OfAVersionThatIsNotThere_GivesTheCurrentText()
    {
        await using var ward = await WardAsync("Patient/1", "The tumour is CEA positive.");

        (await OfAsync(ward, "DiagnosticReport/r1/_history/77")).Value.ShouldBe(["The tumour is CEA positive."]);
    }

    [Fact]
    public async Task Report_OfSomebodyElse_IsNotThere()
    {
        await using var ward = await WardAsync("Patient/2", "The tumour is CEA positive.");

        (await OfAsync(ward, "DiagnosticReport/r1")).Problem!.Kind.ShouldBe(ProblemKind.NotFound);
    }

    [Theory]
    [InlineData("")]
    [InlineData("DiagnosticReport")]
    [InlineData("DiagnosticReport/r1/_history")]
    [InlineData("DiagnosticReport/r1#words")]
    [InlineData("https://elsewhere.example/DiagnosticReport/r1")]
    [InlineData("../DiagnosticReport/r1")]
    public async Task Reference_ThatIsNone_IsAProblem(string reference)
    {
        await using var ward = await WardAsync("Patient/1", "The tumour is CEA positive.");

        (await OfAsync(ward, reference)).Problem.ShouldNotBeNull();
    }

    [Fact]
    public async Task Document_WithABinary_GivesItsWords()
    {
        await using var ward = await WardAsync("Patient/1", "x");
        await ward.PutAsync("Binary/b1", $$"""{"resourceType":"Binary","id":"b1","contentType":"text/html","data":"{{Convert.ToBase64String("<p>CEA <b>positive</b></p>"u8)}}"}""");
        await ward.PutAsync("DocumentReference/d1", """{"resourceType":"DocumentReference","id":"d1","status":"current","subject":{"reference":"Patient/1"},"content":[{"attachment":{"contentType":"text/html","url":"Binary/b1"}}]}""");

        (await OfAsync(ward, "DocumentReference/d1")).Value.ShouldBe(["CEA positive"]);
    }

    private static Task<Result<ImmutableArray<string>>> OfAsync(Ward ward, string reference)
        => new ReportTexts(ward.System.Ehr, Protocols.Vocabulary, SiteCalendar.Utc).OfAsync(reference, "Patient/1", Ct);

    private static async Task<Ward> WardAsync(string patient, string words)
    {
        var ward = await Ward.OpenAsync();
        await ward.AdmitAsync();
        await ward.PutAsync("DiagnosticReport/r1", Report(patient, words));
        return ward;
    }

    private static string Report(string patient, string words) => new JsonObject
    {
        ["resourceType"] = "DiagnosticReport",
        ["id"] = "r1",
        ["status"] = "final",
        ["code"] = new JsonObject { ["text"] = "Anything" },
        ["subject"] = new JsonObject { ["reference"] = patient },
        ["conclusion"] = words,
    }.ToJsonString();

    private static string Profile(string folder) => Path.Combine(AppContext.BaseDirectory, "fhir-profiles", folder);
}
