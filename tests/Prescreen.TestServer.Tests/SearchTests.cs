using System.Text.Json.Nodes;
using Prescreen.TestServer.Tests.Support;

namespace Prescreen.TestServer.Tests;

/// <summary>One small hospital, searched in every way the server announces. See http://hl7.org/fhir/R4/search.html.</summary>
public sealed class SearchTests : IClassFixture<SmallHospital>
{
    private readonly TestClient client;

    public SearchTests(SmallHospital hospital) => client = hospital.Client;

    public static TheoryData<string, string> Questions => new()
    {
        // token
        { "Observation?code=http://loinc.org|2039-6", "cea1 cea2" },
        { "Observation?code=2039-6", "cea1 cea2" },
        { "Observation?code=|2039-6", "" },
        { "Observation?code=http://loinc.org|", "cea1 cea2 plt" },
        { "Observation?code=777-3,2039-6", "cea1 cea2 plt" },
        { "Observation?code:not=2039-6", "plt ecog" },
        { "Patient?active=true", "anna" },
        { "Patient?identifier=urn:mrn|A1", "anna" },
        { "Patient?phone=0441", "bert" },
        { "Observation?status=final&code=2039-6", "cea1" },
        // reference
        { "Observation?subject=Patient/anna&_sort=_id", "cea1 ecog plt" },
        { "Observation?patient=anna&code=777-3", "plt" },
        { "Observation?subject:Patient=bert", "cea2" },
        { "Observation?subject:identifier=urn:mrn|B2", "cea2" },
        // date, both sides intervals
        { "Observation?date=2026-03-01", "cea1" },
        { "Observation?date=2026-03", "cea1 plt" },
        { "Observation?date=ge2026-03-02", "cea2 plt" },
        { "Observation?date=gt2026-03-05", "cea2" },
        { "Observation?date=lt2026-03-01", "" },
        { "Observation?date=le2026-03-01", "cea1" },
        { "Observation?date=sa2026-03-10", "cea2" },
        { "Observation?date=eb2026-04", "cea1 plt" },
        { "Observation?date=ne2026-03-01", "cea2 plt" },
        { "Observation?date=ge2026-03&date=lt2026-04", "cea1 plt" },
        { "Patient?birthdate=1960", "anna" },
        // string
        { "Patient?family=muller", "anna" },
        { "Patient?family=Mül", "anna" },
        { "Patient?name:contains=ULLE", "anna" },
        { "Patient?family:exact=Müller", "anna" },
        { "Patient?family:exact=müller", "" },
        // quantity
        { "Observation?value-quantity=gt6", "cea2 plt" },
        { "Observation?value-quantity=5.4|http://unitsofmeasure.org|ng/mL", "cea1" },
        { "Observation?value-quantity=5||ng/mL", "cea1" },
        { "Observation?value-quantity=le5.4", "cea1" },
        // missing, has, chains, common parameters
        { "Observation?date:missing=true", "ecog" },
        { "Patient?birthdate:missing=false", "anna" },
        { "Patient?_has:Observation:patient:code=777-3", "anna" },
        { "Patient?_has:Observation:subject:date=ge2026-04", "bert" },
        { "Observation?subject:Patient.family=muller&code=2039-6", "cea1" },
        { "Observation?patient.identifier=B2", "cea2" },
        { "Observation?_id=cea1,plt", "cea1 plt" },
        { "Observation?_tag=demo", "plt" },
        { "Observation?_profile=http://example.org/lab", "plt" },
        { "Patient?_lastUpdated=gt2020", "anna bert" },
        { "Patient?_lastUpdated=lt2020", "" },
        // order
        { "Observation?_sort=-date", "cea2 plt cea1 ecog" },
        { "Observation?_sort=date", "plt cea1 cea2 ecog" },
        { "Observation?_sort=-value-quantity,_id", "plt cea2 cea1 ecog" },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Search_FindsWhatMatches(string url, string ids)
        => (await client.IdsAsync(url.Replace("|", "%7C", StringComparison.Ordinal))).ShouldBe(ids.Split(' ', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: !url.Contains("_sort"));

    [Theory]
    [InlineData("Patient?nonsense=1", "nonsense")]
    [InlineData("Patient?birthdate=soon", "birthdate")]
    [InlineData("Patient?family:nonsense=x", "family:nonsense")]
    [InlineData("Observation?value-quantity=many", "value-quantity")]
    [InlineData("Observation?_sort=nonsense", "_sort=nonsense")]
    [InlineData("Observation?subject.nonsense=1", "subject.nonsense")]
    [InlineData("Patient?_has:Observation:nonsense:code=1", "_has:Observation:nonsense:code")]
    [InlineData("Observation?_include=Observation:nonsense", "Observation:nonsense")]
    [InlineData("Patient?family=", "family")]
    [InlineData("Patient?_cursor=forged", "_cursor")]
    public async Task Search_WithAParameterNobodyKnows_Is400AndNamesIt(string url, string named)
    {
        var reply = await client.GetAsync(url);

        reply.Status.ShouldBe(400);
        reply.Json["issue"]![0]!["diagnostics"]!.GetValue<string>().ShouldContain(named);
    }

    [Fact]
    public async Task Search_InPages_GivesEveryMatchOnceThoughOthersWriteBetween()
    {
        var first = await client.GetAsync("Observation?_sort=-date&_count=2");
        await client.PutAsync("Observation/between", """{"resourceType":"Observation","id":"between","status":"final","effectiveDateTime":"2027-01-01"}""");
        var second = await client.GetAsync(first.Link("next")!);
        await client.DeleteAsync("Observation/between");

        first.Json["total"]!.GetValue<int>().ShouldBe(4);
        first.Ids().ShouldBe(["cea2", "plt"]);
        second.Ids().ShouldBe(["cea1", "ecog"]);
        second.Link("next").ShouldBeNull();
    }

    [Fact]
    public async Task Search_WithIncludes_AddsThemOnce()
    {
        var reply = await client.GetAsync("Observation?code=2039-6&_include=Observation:subject:Patient");
        var reverse = await client.GetAsync("Patient?_id=bert&_revinclude=Observation:patient");

        Modes(reply).ShouldBe(["match cea1", "match cea2", "include anna", "include bert"]);
        Modes(reverse).ShouldBe(["match bert", "include cea2"]);
    }

    [Fact]
    public async Task Search_ForTheCount_GivesNoEntries()
    {
        var reply = await client.GetAsync("Observation?_summary=count");

        reply.Json["total"]!.GetValue<int>().ShouldBe(4);
        reply.Json["entry"].ShouldBeNull();
        (await client.GetAsync("Observation?_total=none")).Json["total"].ShouldBeNull();
    }

    [Fact]
    public async Task Search_ByPost_IsTheSame()
    {
        using FormUrlEncodedContent form = new(new Dictionary<string, string> { ["code"] = "http://loinc.org|777-3" });
        using var response = await client.Http.PostAsync(new Uri("Observation/_search?subject=Patient/anna", UriKind.Relative), form, TestContext.Current.CancellationToken);

        var bundle = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        bundle["entry"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Search_ForAValueSetOfThousandsOfCodes_IsAnswered()
    {
        var codes = string.Join(',', Enumerable.Range(0, 3000).Select(code => $"http://loinc.org|{code}-1"));
        using FormUrlEncodedContent form = new(new Dictionary<string, string> { ["code"] = $"{codes},777-3,http://loinc.org|2039-6" });
        using var response = await client.Http.PostAsync(new Uri("Observation/_search", UriKind.Relative), form, TestContext.Current.CancellationToken);

        JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["total"]!.GetValue<int>().ShouldBe(3);
    }

    [Fact]
    public async Task Search_ForElements_LeavesOnlyThem()
    {
        var patient = (await client.GetAsync("Patient?_id=anna&_elements=birthDate")).Json["entry"]![0]!["resource"]!.AsObject();

        patient.Select(member => member.Key).ShouldBe(["resourceType", "id", "meta", "birthDate"]);
        patient["meta"]!["tag"]![0]!["code"]!.GetValue<string>().ShouldBe("SUBSETTED");
    }

    [Fact]
    public async Task Everything_GivesThePatientsCompartmentInPages()
    {
        var first = await client.GetAsync("Patient/anna/$everything?_count=3");
        var second = await client.GetAsync(first.Link("next")!);

        first.Ids().Concat(second.Ids()).ShouldBe(["anna", "cea1", "plt", "ecog", "lab"], ignoreOrder: true);
        second.Link("next").ShouldBeNull();
    }

    [Fact]
    public async Task Metadata_AnnouncesOnlyParametersThatWork()
    {
        var rest = (await client.GetAsync("metadata")).Json["rest"]![0]!;
        var observation = rest["resource"]!.AsArray().Single(resource => resource!["type"]!.GetValue<string>() == "Observation")!;

        foreach (var parameter in observation["searchParam"]!.AsArray())
        {
            var name = parameter!["name"]!.GetValue<string>();
            var value = parameter["type"]!.GetValue<string>() switch { "date" => "2026", "quantity" or "number" => "1", "reference" => "Patient/1", _ => "x" };
            (await client.GetAsync($"Observation?{name}={value}&_summary=count")).Status.ShouldBe(200, name);
        }
    }

    private static string[] Modes(Reply reply)
        => [.. reply.Json["entry"]!.AsArray().Select(entry => $"{entry!["search"]!["mode"]} {entry["resource"]!["id"]}")];
}
