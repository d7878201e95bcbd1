using System.Text;
using Prescreen.Facts;
using Prescreen.Fhir.Rest;
using Prescreen.Fhir.Tests;
using Prescreen.Worklist.Subjects;

namespace Prescreen.Worklist.Tests.Subjects;

public sealed class PatientNamesTests : IDisposable
{
    private const string Anna = """{"resourceType":"Patient","id":"1","name":[{"use":"old","family":"Alt"},{"use":"official","family":"Berg","given":["Anna","Maria"]}],"birthDate":"1961-04-12","gender":"female","identifier":[{"value":"X9"},{"type":{"coding":[{"code":"MR"}]},"value":"0042"}]}""";

    private readonly FakeFhirServer server = new();
    private readonly FixedTime time = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero), TimeSpan.Zero);
    private readonly FhirClient client;

    public PatientNamesTests()
        => client = new FhirClient(server, new FhirClientOptions { BaseUrl = new Uri("https://ehr.example/fhir/"), MaxRetries = 0 }, TimeProvider.System);

    public void Dispose()
    {
        client.Dispose();
        server.Dispose();
    }

    [Fact]
    public async Task Names_OfAPatient_AreTheOfficialNameAndTheRecordNumber()
    {
        server.Answers(200, Bundle(Anna));

        var name = await Names().OfAsync("Patient/1", Token);

        name.Name.ShouldBe("Anna Maria Berg");
        name.BirthDate.ShouldBe("1961-04-12");
        name.Gender.ShouldBe(Gender.Female);
        name.RecordNumber.ShouldBe("0042");
        name.AgeOn(new DateOnly(2026, 4, 11)).ShouldBe(64);
        name.AgeOn(new DateOnly(2026, 4, 12)).ShouldBe(65);
    }

    [Fact]
    public async Task Names_OfMany_AreAskedForFiftyAtATimeAndOnceInFiveMinutes()
    {
        server.Answers(request => FakeFhirServer.Reply(200, Bundle([.. Ids(request).Select(id => $$"""{"resourceType":"Patient","id":"{{id}}","name":[{"text":"P{{id}}"}]}""")])));
        var names = Names();

        var first = await names.OfAsync(Enumerable.Range(1, 120).Select(id => $"Patient/{id}"), Token);
        await names.OfAsync(["Patient/7"], Token);

        first.Count.ShouldBe(120);
        first["Patient/120"].Name.ShouldBe("P120");
        server.Requests.Count.ShouldBe(3);
        time.Advance(TimeSpan.FromMinutes(6));
        await names.OfAsync(["Patient/7"], Token);
        server.Requests.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Names_EhrDown_LeaveTheReferenceAndTheEhrAloneForAWhile()
    {
        server.Answers(503);
        var names = Names();

        var name = await names.OfAsync("Patient/1", Token);
        await names.OfAsync("Patient/2", Token);

        name.IsKnown.ShouldBeFalse();
        name.Shown.ShouldBe("Patient/1");
        server.Requests.Count.ShouldBe(1);
        time.Advance(TimeSpan.FromSeconds(16));
        await names.OfAsync("Patient/2", Token);
        server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Names_EhrThatHangs_LeaveTheReference()
    {
        server.Hangs();

        (await new PatientNames(client, new FixedTime(time.GetUtcNow(), TimeSpan.FromSeconds(10))).OfAsync("Patient/1", Token)).IsKnown.ShouldBeFalse();
    }

    [Fact]
    public async Task Names_ServerThatIgnoresTheIds_TakeOnlyWhoWasAskedFor()
    {
        server.Answers(200, Bundle(Anna, """{"resourceType":"Patient","id":"2","name":[{"text":"Somebody else"}]}"""));

        var all = await Names().OfAsync(["Patient/2", "Patient/3"], Token);

        all["Patient/2"].Name.ShouldBe("Somebody else");
        all["Patient/3"].IsKnown.ShouldBeFalse();
        all.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("Patient/1&name=x")]
    [InlineData("Patient/1,2")]
    [InlineData("Group/1")]
    [InlineData("Patient/")]
    public async Task Names_ReferenceThatIsNone_IsNeverSent(string reference)
    {
        server.Answers(200, Bundle());

        (await Names().OfAsync(reference, Token)).IsKnown.ShouldBeFalse();

        server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""[{"family":"王","given":["小明"]}]""", "王小明", "Chinese names have the family first")]
    [InlineData("""[{"text":"  A\n\tB\u0000C "}]""", "A B C", "one line")]
    [InlineData("""[{"text":"A\u202eB\u200bC"}]""", "ABC", "nothing that turns or hides text")]
    [InlineData("""[{"text":"\ud800"},{"text":"Good"}]""", "Good", "half a surrogate pair is no name")]
    [InlineData("""[{"use":"anonymous","text":"X"}]""", null, "anonymous is no name")]
    [InlineData("""[null,3,"x",{"family":7,"given":"A"},{"given":["B",null]}]""", "B", "wrong shapes are skipped")]
    [InlineData("""{"text":"X"}""", null, "no list")]
    [InlineData("""[{"text":"<script>alert(1)</script>"}]""", "<script>alert(1)</script>", "encoding is the page's")]
    public void Reader_HostileName_IsTidied(string json, string? expected, string why)
        => PatientNameReader.Read(Encoding.UTF8.GetBytes($$"""{"resourceType":"Patient","id":"1","name":{{json}}}"""))!.Name.ShouldBe(expected, why);

    [Fact]
    public void Reader_VeryLongName_IsCut()
        => PatientNameReader.Read(Encoding.UTF8.GetBytes($$"""{"resourceType":"Patient","id":"1","name":[{"text":"{{new string('a', 5000)}}"}]}"""))!.Name!.Length.ShouldBe(121);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private PatientNames Names() => new(client, time);

    private static string[] Ids(HttpRequestMessage request)
    {
        var text = Uri.UnescapeDataString(request.RequestUri!.Query + request.Content?.ReadAsStringAsync().GetAwaiter().GetResult());
        return text.Split("_id=")[1].Split('&')[0].Split(',');
    }

    private static string Bundle(params string[] patients)
        => $$"""{"resourceType":"Bundle","type":"searchset","entry":[{{string.Join(',', patients.Select(patient => $$"""{"resource":{{patient}}}"""))}}]}""";
}
