using System.Text.RegularExpressions;
using Prescreen.Browser.Support;
using Prescreen.EndToEnd.Support;

namespace Prescreen.Browser.Access;

/// <summary>Nothing of a study reaches who isn't of it: tried on every route the application has, with every verb.</summary>
[Collection("Subjects of her2-car-t")]
public sealed partial class CrossStudyTests(Stage stage)
{
    [Fact]
    public async Task EveryRouteAndVerb_ByTheCoordinatorOfAnotherStudy_TellsNothingAndIsAudited()
    {
        Denied denied = new(await stage.Demo);
        using var dee = await Caller.OpenAsync(stage, Staff.Dee);
        var secrets = await denied.SecretsAsync();
        secrets.Count.ShouldBeGreaterThan(40);
        denied.StudyPatterns.Count().ShouldBeGreaterThanOrEqualTo(6);
        denied.Patterns.ShouldContain("/cds-services/{id}");

        foreach (var (pattern, verb) in denied.Patterns.SelectMany(pattern => Denied.Verbs.Select(verb => (pattern, verb))))
        {
            var before = await denied.RefusalsAsync("Practitioner/dee");
            var answer = await dee.SendAsync(verb, Denied.Fill(pattern, Staff.Her2, denied.Subject));

            Tells(answer, secrets).ShouldBeEmpty($"{verb} {pattern}");
            if (denied.StudyPatterns.Contains(pattern))
            {
                answer.Status.ShouldBeOneOf(404, 405);
                var refusals = await denied.RefusalsAsync("Practitioner/dee") - before;
                refusals.ShouldBe(answer.Status == 404 ? 1 : 0, $"{verb} {pattern}");
            }
        }

        await Eventually.IsTrueAsync(
            async () => (await stage.Demo.Result.Site.Ehr.FindAsync("AuditEvent?agent=Practitioner/dee&outcome=4", Token)).Count >= denied.StudyPatterns.Count(),
            "the hospital has the refusals",
            Token);
    }

    [Fact]
    public async Task EveryRouteAndVerb_ByNobody_AsksToSignInOrRefuses()
    {
        Denied denied = new(await stage.Demo);
        using var nobody = await Caller.OpenAsync(stage, null);
        string[] secrets = [.. await denied.SecretsAsync(), (await stage.Demo).Site.System.Protocols.Find(Staff.Cea)!.Title];

        foreach (var (pattern, verb) in denied.Patterns.SelectMany(pattern => Denied.Verbs.Select(verb => (pattern, verb))))
        {
            var answer = await nobody.SendAsync(verb, Denied.Fill(pattern, Staff.Her2, denied.Subject));

            Tells(answer, secrets).ShouldBeEmpty($"{verb} {pattern}");
            if (denied.StudyPatterns.Contains(pattern))
            {
                answer.Status.ShouldBeOneOf(302, 401, 405);
                (answer.Location ?? "/worklist/sign-in").ShouldStartWith("/worklist/sign-in");
            }
        }
    }

    [Fact]
    public async Task EveryForm_ByAReaderOfTheStudyWithAGoodToken_IsRefusedAuditedAndChangesNothing()
    {
        var play = await stage.Demo;
        Denied denied = new(play);
        using var rea = await Caller.OpenAsync(stage, Staff.Rea);
        var key = await rea.FormKeyAsync();
        var subject = await play.Site.Ehr.GetAsync($"ResearchSubject/{denied.Subject}", Token);

        foreach (var pattern in denied.StudyPatterns)
        {
            var before = await denied.RefusalsAsync("Practitioner/rea");
            var answer = await rea.SendAsync(HttpMethod.Post, Denied.Fill(pattern, Staff.Her2, denied.Subject), Decision(key, (string)subject["meta"]!["versionId"]!));

            answer.Status.ShouldBeOneOf(403, 405);
            (await denied.RefusalsAsync("Practitioner/rea") - before).ShouldBe(answer.Status == 403 ? 1 : 0, pattern);
        }

        (await play.Site.Ehr.GetAsync($"ResearchSubject/{denied.Subject}", Token)).ToJsonString().ShouldBe(subject.ToJsonString());
    }

    [Theory]
    [InlineData(Staff.Her2)]
    [InlineData(Staff.Cea)]
    public async Task Subject_OfAnotherStudyByTheirOrOnesOwnStudysAddress_IsNotFoundAndNotDecided(string study)
    {
        var play = await stage.Demo;
        Denied denied = new(play);
        using var dee = await Caller.OpenAsync(stage, Staff.Dee);
        var key = await dee.FormKeyAsync();
        var path = $"/worklist/studies/{study}/subjects/{denied.Subject}";
        var subject = await play.Site.Ehr.GetAsync($"ResearchSubject/{denied.Subject}", Token);

        var shown = await dee.SendAsync(HttpMethod.Get, path);
        var decided = await dee.SendAsync(HttpMethod.Post, $"{path}/decisions", Decision(key, (string)subject["meta"]!["versionId"]!));

        (shown.Status, decided.Status).ShouldBe((404, 404));
        Tells(shown, await denied.SecretsAsync()).ShouldBeEmpty();
        (await play.Site.Ehr.GetAsync($"ResearchSubject/{denied.Subject}", Token)).ToJsonString().ShouldBe(subject.ToJsonString());
    }

    [Fact]
    public async Task Study_OfOthers_AnswersAsOneThatIsNot()
    {
        Denied denied = new(await stage.Demo);
        using var dee = await Caller.OpenAsync(stage, Staff.Dee);

        foreach (var pattern in denied.StudyPatterns)
        {
            var theirs = await dee.SendAsync(HttpMethod.Get, Denied.Fill(pattern, Staff.Her2, denied.Subject));
            var none = await dee.SendAsync(HttpMethod.Get, Denied.Fill(pattern, "no-such-study", denied.Subject));

            (none.Status, Plain(none.Body).Replace("no-such-study", Staff.Her2, StringComparison.Ordinal)).ShouldBe((theirs.Status, Plain(theirs.Body)), pattern);
        }
    }

    [Theory]
    [InlineData("sign-out")]
    [InlineData("language")]
    public async Task Form_WithoutTokenOrFromElsewhere_IsRefused(string form)
    {
        using var dee = await Caller.OpenAsync(stage, Staff.Dee);
        using var cem = await Caller.OpenAsync(stage, Staff.Cem);
        var others = await cem.FormKeyAsync();

        var without = await dee.SendAsync(HttpMethod.Post, $"/worklist/{form}", []);
        var withOthers = await dee.SendAsync(HttpMethod.Post, $"/worklist/{form}", [new("form-key", others)]);

        (without.Status, withOthers.Status).ShouldBe((400, 400));
        (await dee.SendAsync(HttpMethod.Get, "/worklist")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("\0", 1)] // no form may hold it
    [InlineData("x", 2000)] // more fields than are read
    [InlineData("long", 300_000)] // more than any note is long
    public async Task Form_ThatNoPageSends_IsRefusedAndFailsNothing(string note, int times)
    {
        var play = await stage.Demo;
        using var dee = await Caller.OpenAsync(stage, Staff.Dee);
        var path = $"{play.Path(Staff.Cea, "complete")}/decisions";
        KeyValuePair<string, string>[] notes = note == "long" ? [new("note", new string('x', times))] : [.. Enumerable.Repeat(new KeyValuePair<string, string>("note", note), times)];

        var answer = await dee.SendAsync(HttpMethod.Post, path, [.. Decision(await dee.FormKeyAsync(), "1"), .. notes]);

        answer.Status.ShouldBe(400);
        answer.Body.ShouldContain("Nothing was changed");
        play.Site.Log.Errors.ShouldBeEmpty();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static IEnumerable<string> Tells(Answer answer, IEnumerable<string> secrets)
    {
        var text = System.Net.WebUtility.HtmlDecode(answer.Body) + answer.Headers;
        return secrets.Where(secret => text.Contains(secret, StringComparison.Ordinal));
    }

    private static KeyValuePair<string, string>[] Decision(string key, string version)
        => [new("form-key", key), new("act", "take-to-screening"), new("version", version)];

    private static string Plain(string body) => Keys().Replace(body, "");

    [GeneratedRegex("name=\"form-key\" value=\"[^\"]+\"")]
    private static partial Regex Keys();
}
