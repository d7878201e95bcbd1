namespace Prescreen.Cli.Tests.Commands;

public sealed class ScreenCommandTests : IDisposable
{
    private readonly SmallTrial trial = new();

    public void Dispose() => trial.Dispose();

    [Fact]
    public async Task Screen_AsNdjson_WritesExactlyTheContractsKeysInTheirOrder()
    {
        var run = await trial.ScreenAsync("--format", "ndjson", trial.Bundle);

        run.Error.ShouldBeEmpty();
        run.Exit.ShouldBe(0);
        run.Output.ShouldBe("""
            {"patient":"Patient/1","protocol":"small-trial","version":"2.1.0","asOf":"2026-11-20T09:00:00+00:00","status":"candidate","criteria":[{"id":"I1","outcome":"met","basis":"coded","reason":"Sigmoid cancer (2026-03-02) is on record.","evidence":[{"reference":"Condition/c1/_history/3","value":"C18.7 Sigmoid cancer","effective":"2026-03-02"}]},{"id":"I2.platelets","outcome":"met","basis":"coded","reason":"Platelet count 120 10*9/L of 2026-11-18 is ≥80 10*9/L.","evidence":[{"reference":"Observation/o1/_history/2","value":"120 K/uL","compared":"120 10*9/L","effective":"2026-11-18"}],"changesAt":"2026-12-03"}],"missing":[],"changesAt":"2026-12-03"}
            {"patient":"Patient/2","protocol":"small-trial","version":"2.1.0","asOf":"2026-11-20T09:00:00+00:00","status":"not-considered","criteria":[{"id":"I1","outcome":"unknown","basis":"coded","reason":"The record doesn't say; a coded diagnosis would settle it.","evidence":[]}],"missing":["I1"]}

            """);
    }

    [Fact]
    public async Task Screen_AsCsv_WritesALinePerCriterion()
    {
        var run = await trial.ScreenAsync("--format", "csv", "--only-considered", trial.Bundle);

        run.Output.ShouldBe("""
            patient,protocol,version,asOf,status,criterion,outcome,basis,reason,evidence,changesAt,text
            Patient/1,small-trial,2.1.0,2026-11-20T09:00:00+00:00,candidate,I1,met,coded,Sigmoid cancer (2026-03-02) is on record.,Condition/c1/_history/3,,
            Patient/1,small-trial,2.1.0,2026-11-20T09:00:00+00:00,candidate,I2.platelets,met,coded,Platelet count 120 10*9/L of 2026-11-18 is ≥80 10*9/L.,Observation/o1/_history/2,2026-12-03,

            """);
    }

    [Fact]
    public async Task Screen_ReportThatCantBeRead_IsToldWithPlaceAndEndsWith1()
    {
        var file = trial.Write("report.json", """
            {"resourceType":"DiagnosticReport","id":"r","status":"final","subject":{"reference":"Patient/1"},"code":{"text":"any"},"presentedForm":[{"contentType":"image/png","data":"AAAA"}]}
            """);

        var run = await trial.ScreenAsync(trial.Bundle, file);

        run.Error.ShouldContain($"{file}: DiagnosticReport/r: presentedForm[0].data: FHIR-172");
        run.Exit.ShouldBe(1);
    }

    [Fact]
    public async Task Screen_AsCsv_QuotesCommasAndDisarmsFormulas()
    {
        var file = trial.Write("formula.json", """
            {"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Condition","id":"c","subject":{"reference":"Patient/9"},"code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"C18.7"}],"text":"=1+1, \"x\""}}}]}
            """);

        var run = await trial.ScreenAsync("--format", "csv", file);

        run.Output.ShouldContain(",\"'=1+1, \"\"x\"\"");
    }

    [Fact]
    public async Task Screen_AsTable_StaysWithinAHundredColumnsAndCounts()
    {
        var run = await CommandRun.OfAsync("screen", "--as-of", "2026-11-20", trial.Bundle);

        run.Output.Split('\n').ShouldAllBe(line => line.Length <= 100 && line == line.TrimEnd());
        run.Output.ShouldContain("cea-car-t 1.0.0");
        run.Output.ShouldContain("her2-car-t 1.0.0");
        run.Output.ShouldContain("2 patients: 0 candidate, 0 potential-candidate, 0 ineligible, 2 not-considered");
    }

    [Fact]
    public async Task Screen_ACandidateAsTable_ShowsStatusAndTheDayOfChange()
    {
        var run = await trial.ScreenAsync(trial.Bundle);

        run.Output.ShouldContain("candidate");
        run.Output.ShouldContain("2026-12-03");
        run.Output.ShouldContain("I1 unknown");
    }

    [Fact]
    public async Task Screen_SomeInputDamaged_ScreensTheRestAndEndsWithOne()
    {
        var damaged = trial.Write("damaged.ndjson", "{\"resourceType\":\"Patient\",\"id\":\"7\"}\n{\"resourceType\":\"Patient\",\n");

        var run = await trial.ScreenAsync("--format", "ndjson", damaged, trial.Bundle, Path.Combine(trial.Folder, "absent.json"));

        run.Exit.ShouldBe(1);
        run.Error.ShouldContain($"{damaged}:2: FHIR-150: ");
        run.Error.ShouldContain("absent.json: FHIR-167: ");
        run.Output.Split('\n').Count(line => line.Length > 0).ShouldBe(3);
    }

    [Fact]
    public async Task Screen_NothingOfAPatient_SaysSo()
    {
        var run = await trial.ScreenAsync(trial.Write("empty.json", """{"resourceType":"Bundle","entry":[]}"""));

        run.Exit.ShouldBe(1);
        run.Error.ShouldContain("CLI-012: No patient was found");
    }

    [Fact]
    public async Task Screen_WithStats_TellsThemBesideTheAnswer()
    {
        var run = await trial.ScreenAsync("--stats", trial.Bundle);

        run.Error.ShouldContain("4 resources (4 kept, 0 ignored, 0 damaged) of 2 patients");
        run.Error.ShouldContain("peak memory");
        run.Exit.ShouldBe(0);
    }

    [Fact]
    public async Task Screen_WithoutAsOf_TakesTheClocksNowAndSaysSo()
    {
        var run = await CommandRun.OfAsync("screen", "--protocol", trial.Protocol, "--format", "ndjson", trial.Bundle);

        run.Error.ShouldStartWith("As of now, 2026-11-20T09:30:15Z;");
        run.Output.ShouldContain("\"asOf\":\"2026-11-20T09:30:15+00:00\"");
    }

    [Theory]
    [InlineData("2026-11-20", "Asia/Shanghai", "2026-11-20T15:59:59+00:00")]
    [InlineData("2026-11-20T08:00:00+08:00", "UTC", "2026-11-20T00:00:00+00:00")]
    [InlineData("2026-11-20T08:00", "Europe/Berlin", "2026-11-20T07:00:00+00:00")]
    public async Task Screen_AsOf_IsReadInTheSitesTimeZone(string asOf, string zone, string instant)
    {
        var run = await CommandRun.OfAsync("screen", "--protocol", trial.Protocol, "--format", "ndjson", "--as-of", asOf, "--time-zone", zone, trial.Bundle);

        run.Output.ShouldContain($"\"asOf\":\"{instant}\"");
    }

    [Theory]
    [InlineData("CLI-001: Required argument missing", "screen")]
    [InlineData("CLI-001: Argument 'xml' not recognized", "screen", "--format", "xml", "x.json")]
    [InlineData("--as-of: CLI-021: ", "screen", "--as-of", "yesterday", "x.json")]
    [InlineData("--as-of: CLI-021: ", "screen", "--as-of", "2026-11", "x.json")]
    [InlineData("--time-zone: CLI-020: ", "screen", "--as-of", "2026-11-20", "--time-zone", "Mars/Olympus", "x.json")]
    [InlineData("no-such-trial: CLI-010: There is no protocol and no file of this name; protocols here are cea-car-t, her2-car-t.", "screen", "--protocol", "no-such-trial", "x.json")]
    [InlineData("no/such/folder: VOC-020: ", "screen", "--value-sets", "no/such/folder", "x.json")]
    [InlineData("CLI-002: 'scren' isn't known here.", "scren")]
    public async Task Screen_CalledWrongly_EndsWithTwoAndSaysWhatToDo(string message, params string[] arguments)
    {
        var run = await CommandRun.OfAsync(arguments);

        run.Exit.ShouldBe(2);
        run.Error.ShouldContain(message);
        run.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Screen_WithAWrongProtocol_EndsWithTwoAndItsPlace()
    {
        var file = trial.Write("wrong.yaml", "protocol: x\nversion: 1.0.0\n");

        var run = await CommandRun.OfAsync("screen", "--protocol", file, trial.Bundle);

        run.Exit.ShouldBe(2);
        run.Error.ShouldContain($"{file}:1:1: PROT-");
    }
}
