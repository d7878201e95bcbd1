using System.Text;
using Prescreen.Screening.Ledger;
using Prescreen.Screening.Tests.Support;

namespace Prescreen.Screening.Tests.Intake;

public sealed class ReceiveNotificationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("POST", "", """{"resourceType":"Observation","id":"7","subject":{"reference":"Patient/1"}}""", "Patient/1")]
    [InlineData("PUT", "Observation/7", """{"resourceType":"Observation","id":"7","subject":{"reference":"http://ehr/fhir/Patient/1"}}""", "Patient/1")]
    [InlineData("PUT", "Observation/7", "", "resolve/Observation/7")]
    [InlineData("POST", "Observation/7", "{}", "resolve/Observation/7")]
    [InlineData("PUT", "Patient/1", "", "Patient/1")]
    [InlineData("DELETE", "Observation/7", "", "resolve/Observation/7")]
    [InlineData("POST", "", "", "catch-up/Condition-1")]
    [InlineData("POST", "", "<Observation/>", "catch-up/Condition-1")]
    [InlineData("POST", "", """{"resourceType":"Observation","id":"../../x","subject":{"display":"?"}}""", "catch-up/Condition-1")]
    public async Task Notification_OfAnyForm_IsDurablyDueBeforeIts200(string method, string tail, string body, string key)
    {
        await using var ward = await Ward.OpenAsync();

        (await ward.NotifyAsync(method, tail, body)).ShouldBe(200);

        (await ward.System.Store.Ledger.ExplainAsync(key, Ct)).Value.Entry.State.ShouldBe(LedgerState.Due);
    }

    [Fact]
    public async Task Notification_OfAnotherMethod_Is405()
    {
        await using var ward = await Ward.OpenAsync();

        (await ward.NotifyAsync("GET", "")).ShouldBe(405);
    }

    [Fact]
    public async Task Notification_TooLarge_Is413()
    {
        await using var ward = await Ward.OpenAsync();

        (await ward.NotifyAsync("POST", "", new string(' ', 5 * 1024 * 1024))).ShouldBe(413);
    }

    [Fact]
    public async Task Notification_WhileTheLedgerCantWrite_Is503AndSaysWhenToComeBack()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.BreakLedgerAsync();

        var reply = await ward.System.Receive.RunAsync(
            "POST", "", name => name == "X-Prescreen-Secret" ? Ward.Secret : null, """{"resourceType":"Observation","id":"7","subject":{"reference":"Patient/1"}}"""u8.ToArray(), Ct);

        reply.Status.ShouldBe(503);
        reply.RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task Errand_OnceDone_LeavesNoRow()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.AdmitAsync();
        await ward.NotifyAsync("PUT", "Condition/c1");

        await ward.WorkAsync();

        (await ward.System.Store.Ledger.ListAsync(new LedgerQuery(), Ct)).Value.Select(entry => entry.Patient).ShouldBe(["Patient/1"]);
    }

    [Fact]
    public async Task Backport_EventsInARow_AreNoGap()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.NotifyAsync("POST", "", Bundle("handshake", 0));

        await ward.NotifyAsync("POST", "", Bundle("event-notification", 1, 1));
        await ward.NotifyAsync("POST", "", Bundle("event-notification", 2, 2));

        (await KeysAsync(ward)).ShouldBe(["resolve/Observation/o1", "resolve/Observation/o2"]);
        (await ward.System.Store.Watermarks.GetAsync(Watermark.OfSubscription("s1"), Ct)).Value.EventNumber.ShouldBe(2);
    }

    [Fact]
    public async Task Backport_EventLeftOut_CatchesUp()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.NotifyAsync("POST", "", Bundle("handshake", 0));

        await ward.NotifyAsync("POST", "", Bundle("event-notification", 2, 2));

        (await KeysAsync(ward)).ShouldContain("catch-up/Condition-1");
        (await ward.System.Store.Watermarks.GetAsync(Watermark.OfGap("s1"), Ct)).Value.At.ShouldNotBeNull();
    }

    [Fact]
    public async Task Backport_HeartbeatBeyondTheLastEvent_CatchesUp()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.NotifyAsync("POST", "", Bundle("handshake", 0));
        await ward.NotifyAsync("POST", "", Bundle("heartbeat", 0));
        (await KeysAsync(ward)).ShouldBeEmpty();

        await ward.NotifyAsync("POST", "", Bundle("heartbeat", 3));

        (await KeysAsync(ward)).ShouldContain("catch-up/Condition-1");
    }

    [Fact]
    public async Task Backport_EventRepeated_IsNoGap()
    {
        await using var ward = await Ward.OpenAsync();
        await ward.NotifyAsync("POST", "", Bundle("handshake", 0));
        await ward.NotifyAsync("POST", "", Bundle("event-notification", 1, 1));
        await ward.NotifyAsync("POST", "", Bundle("event-notification", 2, 2));

        await ward.NotifyAsync("POST", "", Bundle("event-notification", 1, 1));

        (await KeysAsync(ward)).ShouldNotContain("catch-up/Condition-1");
    }

    private static async Task<string[]> KeysAsync(Ward ward)
        => [.. (await ward.System.Store.Ledger.ListAsync(new LedgerQuery(), Ct)).Value.Select(entry => entry.Patient).Order(StringComparer.Ordinal)];

    private static string Bundle(string type, int count, params int[] events)
    {
        var told = new StringBuilder();
        foreach (var number in events)
        {
            told.Append(",{\"name\":\"notification-event\",\"part\":[{\"name\":\"event-number\",\"valueString\":\"").Append(number)
                .Append("\"},{\"name\":\"focus\",\"valueReference\":{\"reference\":\"Observation/o").Append(number).Append("\"}}]}");
        }

        return $$$$"""{"resourceType":"Bundle","type":"history","entry":[{"resource":{"resourceType":"Parameters","parameter":[{"name":"subscription","valueReference":{"reference":"Subscription/s1"}},{"name":"status","valueCode":"active"},{"name":"type","valueCode":"{{{{type}}}}"},{"name":"events-since-subscription-start","valueString":"{{{{count}}}}"}{{{{told}}}}]}}]}""";
    }
}
