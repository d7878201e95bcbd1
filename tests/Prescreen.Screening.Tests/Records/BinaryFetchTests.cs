using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Prescreen.Facts;
using Prescreen.Fhir.Rest;
using Prescreen.Screening.Hosting;
using Prescreen.Screening.Records;
using Prescreen.Screening.Tests.Support;

namespace Prescreen.Screening.Tests.Records;

public sealed class BinaryFetchTests
{
    private static readonly ActiveProtocols Protocols = ProtocolFolder.Load(Profile("protocols"), Profile("valuesets")).Value;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Document_WithABinary_IsReadFromTheResource()
    {
        await using var ward = await WardAsync("Binary/b1");

        var fetched = (await FetchAsync(ward, new SocketsHttpHandler())).Value;

        var report = Report(fetched);
        (report.HasText, report.IsRead, report.Findings.Count).ShouldBe((true, true, 1));
        fetched.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Document_WithAnAbsoluteUrlOfTheServer_IsRead()
    {
        await using var ward = await WardAsync("BASE/Binary/b1");

        Report((await FetchAsync(ward, new SocketsHttpHandler())).Value).IsRead.ShouldBeTrue();
    }

    [Fact]
    public async Task Document_WhoseServerGivesTheContentItself_IsReadInItsCharset()
    {
        await using var ward = await WardAsync("Binary/b1");
        var gbk = CodePagesEncodingProvider.Instance.GetEncoding("gbk")!.GetBytes("免疫组化：CEA 阳性");
        string? read = null;

        var fetched = (await FetchAsync(ward, new BinaryHandler(() => Content(gbk, "text/plain; charset=gbk")), text => read = text)).Value;

        Report(fetched).IsRead.ShouldBeTrue();
        read.ShouldBe("免疫组化：CEA 阳性");
    }

    [Theory]
    [InlineData(404, "FHIR-101")]
    [InlineData(410, "FHIR-101")]
    [InlineData(403, "FHIR-102")]
    [InlineData(302, "FHIR-109")]
    public async Task Document_WhoseBinaryIsRefused_IsUnreadWithAProblem(int status, string code)
    {
        await using var ward = await WardAsync("Binary/b1");

        var fetched = (await FetchAsync(ward, new BinaryHandler(() => new HttpResponseMessage((HttpStatusCode)status)))).Value;

        Unread(fetched, code);
    }

    [Fact]
    public async Task Document_WhoseBinaryIsBusy_FailsTheWholeFetch()
    {
        await using var ward = await WardAsync("Binary/b1");

        (await FetchAsync(ward, new BinaryHandler(() => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable)))).Problem!.Kind.ShouldBe(ProblemKind.Unavailable);
    }

    [Theory]
    [InlineData("https://elsewhere.example/fhir/Binary/b1")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("Binary/../Patient/1")]
    [InlineData("file:///etc/passwd")]
    public async Task Document_ThatLiesElsewhere_IsNeverFetched(string url)
    {
        await using var ward = await WardAsync(url);
        var asked = 0;

        var fetched = (await FetchAsync(ward, new BinaryHandler(() =>
        {
            asked++;
            return Content("CEA"u8.ToArray(), "text/plain");
        }))).Value;

        Unread(fetched, "FHIR-181");
        asked.ShouldBe(0);
    }

    [Fact]
    public async Task Document_TooLarge_IsUnreadWithAProblem()
    {
        await using var ward = await WardAsync("Binary/b1");

        Unread((await FetchAsync(ward, new BinaryHandler(() => Content(new byte[33 * 1024 * 1024], "text/plain")))).Value, "FHIR-171");
    }

    [Fact]
    public async Task Documents_MoreThanAreFetched_AreUnreadTheOldestFirst()
    {
        await using var ward = await WardAsync("Binary/b1");
        await ward.PutAsync("Binary/b1", """{"resourceType":"Binary","id":"b1","contentType":"text/plain","data":"Q0VB"}""");
        foreach (var number in Enumerable.Range(0, 210))
        {
            await ward.PutAsync($"DocumentReference/x{number:000}", Document($"Binary/x{number:000}", $"x{number:000}", "2020-01-01T00:00:00Z"));
        }

        var fetched = (await FetchAsync(ward, new BinaryHandler(() => Content("CEA"u8.ToArray(), "text/plain")))).Value;

        var reports = fetched.Record!.Facts.OfType<ReportFact>().ToList();
        reports.Count.ShouldBe(211);
        reports.Count(report => report.IsRead).ShouldBe(200);
        reports.Single(report => report.Source.Id == "d1").IsRead.ShouldBeTrue();
        fetched.Problems.Select(problem => problem.Code).Distinct().ShouldBe(["FHIR-182"]);
    }

    [Fact]
    public async Task WithoutAReader_NothingIsFetched()
    {
        await using var ward = await WardAsync("Binary/none");
        var handler = new BinaryHandler(() => throw new InvalidOperationException("asked"));
        using var client = Client(ward, handler);

        var fetched = (await new FhirPatientRecords(client, Protocols, SiteCalendar.Utc).FetchAsync("Patient/1", Ct)).Value;

        Report(fetched).IsRead.ShouldBeFalse();
    }

    private static string Profile(string folder) => Path.Combine(AppContext.BaseDirectory, "fhir-profiles", folder);

    [Fact]
    public async Task System_AsConfigured_FetchesAndReadsDocuments()
    {
        await using var ward = await WardAsync("Binary/b1");
        await ward.PutAsync("Binary/b1", """{"resourceType":"Binary","id":"b1","contentType":"image/png","data":"AAAA"}""");
        await ward.RestartAsync(protocols: Protocols);

        var fetched = (await ward.System.Records.FetchAsync("Patient/1", Ct)).Value;
        Unread(fetched, "FHIR-172");
    }

    private static void Unread(FetchedRecord fetched, string code)
    {
        var report = Report(fetched);
        (report.HasText, report.IsRead).ShouldBe((true, false));
        fetched.Problems.ShouldHaveSingleItem().Code.ShouldBe(code);
        fetched.Record!.Problems.ShouldHaveSingleItem().Place!.ShouldContain("DocumentReference/d1: content.attachment[0].url");
    }

    private static ReportFact Report(FetchedRecord fetched) => fetched.Record!.Facts.OfType<ReportFact>().ShouldHaveSingleItem();

    private static async Task<Ward> WardAsync(string url)
    {
        var ward = await Ward.OpenAsync();
        await ward.AdmitAsync();
        await ward.PutAsync(
            "Binary/b1", $$"""{"resourceType":"Binary","id":"b1","contentType":"text/html","data":"{{Convert.ToBase64String("<p>CEA <b>positive</b></p>"u8)}}"}""");
        await ward.PutAsync("DocumentReference/d1", Document(url.Replace("BASE", ward.Server.BaseUrl.AbsoluteUri.TrimEnd('/'), StringComparison.Ordinal)));
        return ward;
    }

    private static string Document(string url, string id = "d1", string date = "2026-11-01T08:00:00Z") => new JsonObject
    {
        ["resourceType"] = "DocumentReference",
        ["id"] = id,
        ["status"] = "current",
        ["type"] = new JsonObject { ["coding"] = new JsonArray(new JsonObject { ["system"] = "http://loinc.org", ["code"] = "22637-3" }) },
        ["subject"] = new JsonObject { ["reference"] = "Patient/1" },
        ["date"] = date,
        ["content"] = new JsonArray(new JsonObject { ["attachment"] = new JsonObject { ["contentType"] = "text/html", ["url"] = url } }),
    }.ToJsonString();

    private static HttpResponseMessage Content(byte[] bytes, string mediaType)
    {
        var response = new HttpResponseMessage { Content = new ByteArrayContent(bytes) };
        response.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        return response;
    }

    private static FhirClient Client(Ward ward, HttpMessageHandler transport)
        => new(transport, new FhirClientOptions { BaseUrl = ward.Server.BaseUrl, FirstDelay = TimeSpan.FromMilliseconds(5), MaxRetries = 1 }, TimeProvider.System);

    private static async Task<Result<FetchedRecord>> FetchAsync(Ward ward, HttpMessageHandler transport, Action<string>? note = null)
    {
        using var client = Client(ward, transport);
        var records = new FhirPatientRecords(client, Protocols, SiteCalendar.Utc, text =>
        {
            note?.Invoke(text);
            return [new NarrativeFinding { Finding = FindingKinds.CeaIhc, Assertion = Assertion.Present, Quote = text[..3], End = 3 }];
        });
        return await records.FetchAsync("Patient/1", Ct);
    }

    /// <summary>The ward's server, but for Binaries, which a test answers itself.</summary>
    private sealed class BinaryHandler(Func<HttpResponseMessage> answer) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (!request.RequestUri!.AbsolutePath.Contains("/Binary/", StringComparison.Ordinal))
            {
                return await base.SendAsync(request, cancellationToken);
            }

            var response = answer();
            response.RequestMessage = request;
            return response;
        }
    }
}
