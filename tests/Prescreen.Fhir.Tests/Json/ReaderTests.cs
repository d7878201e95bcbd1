using System.Text;
using Prescreen.Fhir.Json;
using Prescreen.Fhir.Model;

namespace Prescreen.Fhir.Tests.Json;

public sealed class ReaderTests
{
    [Fact]
    public void ResearchSubject_UnknownMembersAndWrongKinds_AreSkipped()
    {
        ResearchSubject read = ResearchSubjectReader.Read("""
            {"text":{"status":"generated","div":"<div/>"},"status":"candidate","_status":{"extension":[{"url":"u","valueString":"v"}]},"id":"s1",
             "meta":{"versionId":"4","lastUpdated":"2026-11-20T12:00:00Z","tag":"no array"},"identifier":[{"value":"x"},"no object",{"system":"only"}],
             "study":{"identifier":{"system":"http://clinicaltrials.gov","value":"NCT1"},"display":"S"},"individual":{"reference":"Patient/1"},
             "extension":[{"url":"a","valueCodeableConcept":{"text":"complex"}},{"url":"b","valueDecimal":1.50}],"period":{"start":"2026"},"resourceType":"ResearchSubject"}
            """u8).Value;

        read.Status.ShouldBe("candidate");
        read.Meta.VersionId.ShouldBe("4");
        read.Meta.Tags.ShouldBeEmpty();
        read.Identifiers.ShouldBe([new Identifier("", "x")]);
        read.Study.Target.ShouldBeNull();
        read.Study.Identifier.ShouldBe(new Identifier("http://clinicaltrials.gov", "NCT1"));
        read.Extensions.ShouldBe([new Extension("b", "valueDecimal", "1.50")]);
    }

    [Fact]
    public void Extension_OfPartsOrAReference_IsReadWholeAndWrittenAsItWas()
    {
        const string Json = """
            {"resourceType":"ResearchSubject","extension":[{"url":"a","extension":[{"url":"b","valueCode":"c"},{"url":"d","valueReference":{"reference":"Practitioner/7","display":"A. Weber"}}]},{"url":"e","valueReference":{"identifier":{"system":"s","value":"v"}}}],"status":"candidate","study":{"reference":"ResearchStudy/1"},"individual":{"reference":"Patient/1"}}
            """;

        ResearchSubject read = ResearchSubjectReader.Read(Encoding.UTF8.GetBytes(Json)).Value;

        read.Extensions.Length.ShouldBe(2);
        read.Extensions[0].Parts.ShouldBe([Extension.OfCode("b", "c"), Extension.OfReference("d", new Reference("Practitioner/7") { Display = "A. Weber" })]);
        (read.Extensions[1].Value, read.Extensions[1].Reference!.Identifier).ShouldBe(("", new Identifier("s", "v")));
        Encoding.UTF8.GetString(ResearchSubjectWriter.Write(read).Span).ShouldBe(Json.Trim());
    }

    [Theory]
    [InlineData("", "FHIR-141", "nothing")]
    [InlineData("[]", "FHIR-141", "no object")]
    [InlineData("<html>", "FHIR-141", "HTML")]
    [InlineData("{\"resourceType\":\"ResearchSubject\",\"status\":\"cand", "FHIR-141", "cut off")]
    [InlineData("{\"resourceType\":\"ResearchSubject\"} x", "FHIR-141", "something after it")]
    [InlineData("{\"resourceType\":\"ResearchSubject\",\"status\":\"\\ud800\"}", "FHIR-141", "half a surrogate pair")]
    [InlineData("{\"resourceType\":\"Task\"}", "FHIR-142", "another type")]
    [InlineData("{}", "FHIR-142", "no type")]
    [InlineData("{\"resourceType\":\"ResearchSubject\"}", "FHIR-143", "no status")]
    [InlineData("{\"resourceType\":\"ResearchSubject\",\"status\":7,\"study\":[]}", "FHIR-143", "a status that is none")]
    public void ResearchSubject_Unreadable_IsProblem(string json, string code, string why)
        => ResearchSubjectReader.Read(Encoding.UTF8.GetBytes(json)).Problem!.Code.ShouldBe(code, why);

    [Fact]
    public void ResearchSubject_InvalidUtf8_IsProblem()
        => ResearchSubjectReader.Read([.. "{\"resourceType\":\"ResearchSubject\",\"status\":\""u8, 0xC3, 0x28, .. "\"}"u8]).Problem!.Code.ShouldBe("FHIR-141");

    [Fact]
    public void ResearchSubject_NestedTenThousandDeep_IsProblem()
        => ResearchSubjectReader.Read(Encoding.UTF8.GetBytes("{\"a\":" + new string('[', 10_000))).Problem!.Code.ShouldBe("FHIR-141");

    [Fact]
    public void ResearchStudy_WithByteOrderMark_IsRead()
        => ResearchStudyReader.Read("\uFEFF{\"resourceType\":\"ResearchStudy\",\"status\":\"active\",\"title\":\"T\"}"u8).Value.Title.ShouldBe("T");

    [Fact]
    public void Subscription_Classic_IsRead()
    {
        Subscription read = SubscriptionReader.Read("""
            {"resourceType":"Subscription","id":"1","status":"error","reason":"r","criteria":"Observation?code=a","error":"500 from hook",
             "channel":{"type":"rest-hook","endpoint":"https://me/hook","payload":"application/fhir+json","header":["A: b"]}}
            """u8).Value;

        (read.Status, read.Error, read.Endpoint, read.Payload).ShouldBe(("error", "500 from hook", "https://me/hook", "application/fhir+json"));
        read.Headers.ShouldBe(["A: b"]);
        read.Backport.ShouldBeNull();
    }

    [Fact]
    public void Bundle_SearchPage_GivesSlicesModesAndNext()
    {
        BundleEnvelope read = BundleEnvelope.Read(Encoding.UTF8.GetBytes("""
            {"entry":[{"fullUrl":"https://e/Observation/1","resource": {"resourceType":"Observation", "x":[1,{"y":null}]} ,"search":{"score":1,"mode":"match"}},
                      {"resource":{"resourceType":"OperationOutcome"},"search":{"mode":"outcome"}},"no entry",{"resource":null}],
             "link":[{"relation":"self","url":"s"},{"url":"n","relation":"next"}],"total":2,"type":"searchset","timestamp":"2026-11-20T12:00:00+01:00","resourceType":"Bundle"}
            """)).Value;

        read.Type.ShouldBe("searchset");
        read.Total.ShouldBe(2);
        read.Next.ShouldBe("n");
        read.Timestamp.ShouldBe(new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.FromHours(1)));
        read.Entries.Select(entry => entry.SearchMode).ShouldBe(["match", "outcome", null]);
        Encoding.UTF8.GetString(read.Entries[0].Resource.Span).ShouldBe("""{"resourceType":"Observation", "x":[1,{"y":null}]}""");
        read.Entries[2].Resource.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Bundle_TransactionResponse_GivesStatusesAndOutcomes()
    {
        BundleEnvelope read = BundleEnvelope.Read(Encoding.UTF8.GetBytes("""
            {"resourceType":"Bundle","type":"transaction-response","entry":[
              {"response":{"status":"201 Created","location":"Task/1/_history/1","etag":"W/\"1\"","lastModified":"2026-11-20T12:00:00Z"}},
              {"response":{"status":"412","outcome":{"resourceType":"OperationOutcome"}}},{"response":{"status":"?"}}]}
            """)).Value;

        read.Entries.Select(entry => entry.Response!.Code).ShouldBe([201, 412, 0]);
        read.Entries[0].Response!.ETag.ShouldBe("W/\"1\"");
        read.Entries[1].Response!.Outcome.IsEmpty.ShouldBeFalse();
    }

    [Fact]
    public void Bundle_CutOff_KeepsTheEntriesBefore()
    {
        BundleEnvelope read = BundleEnvelope.Read(Encoding.UTF8.GetBytes("""{"resourceType":"Bundle","entry":[{"resource":{"id":"1"}},{"resource":{"id":"2"}},{"resou""")).Value;

        read.Entries.Length.ShouldBe(2);
        read.Damage!.Code.ShouldBe("FHIR-141");
    }

    [Fact]
    public void Bundle_TenThousandEntries_AreAllThere()
    {
        string entries = string.Join(',', Enumerable.Range(0, 10_000).Select(i => $$$"""{"resource":{"resourceType":"Observation","id":"{{{i}}}"}}"""));

        BundleEnvelope.Read(Encoding.UTF8.GetBytes($$"""{"resourceType":"Bundle","entry":[{{entries}}]}""")).Value.Entries.Length.ShouldBe(10_000);
    }

    [Fact]
    public void Bundle_AnotherResourceWithEntries_IsProblem()
        => BundleEnvelope.Read("""{"resourceType":"List","entry":[{"item":{}}]}"""u8.ToArray()).Problem!.Code.ShouldBe("FHIR-142");

    [Fact]
    public void SubscriptionStatus_OldHapi_DatesAndNumbersAreTaken()
    {
        SubscriptionStatus read = SubscriptionStatusReader.Read("""
            {"resourceType":"Parameters","parameter":[{"name":"subscription","valueReference":{"reference":"https://e/fhir/Subscription/7"}},
              {"name":"type","valueCode":"event-notification"},{"name":"events-since-subscription-start","valueInteger":12},
              {"name":"notification-event","part":[{"name":"event-number","valueUnsignedInt":12},{"name":"timestamp","valueDate":"2026-11-20"},{"name":"focus","valueReference":{"reference":"Observation/1"}},
                {"name":"additional-context","valueReference":{"reference":"Patient/1"}}]},
              {"name":"notification-event","part":[{"name":"timestamp","valueInstant":"2026-11-20T12:00:00Z"}]},
              {"name":"error","valueCodeableConcept":{"text":"x"}}]}
            """u8).Value;

        read.EventsSinceStart.ShouldBe(12);
        read.Events.ShouldBe([new NotificationEvent(12) { Focus = "Observation/1", Patient = "Patient/1" }]);
    }

    [Fact]
    public void SubscriptionStatus_WithoutType_IsProblem()
        => SubscriptionStatusReader.Read("""{"resourceType":"Parameters","parameter":[]}"""u8).Problem!.ToString().ShouldStartWith("Parameters: type: FHIR-143");

    [Theory]
    [InlineData("2026-11-20T12:00:00Z", true)]
    [InlineData("2026-11-20T12:00:00.123456789Z", true)]
    [InlineData("2026-11-20T12:00:00-05:00", true)]
    [InlineData("2026-11-20T12:00:00", false)]
    [InlineData("2026-11-20", false)]
    [InlineData("20.11.2026T12:00Z", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Instant_OnlyWithTimeAndZone(string? text, bool isInstant) => FhirTime.Instant(text).HasValue.ShouldBe(isInstant);
}
