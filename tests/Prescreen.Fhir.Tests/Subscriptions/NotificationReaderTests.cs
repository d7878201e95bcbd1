using System.Text;
using Prescreen.Fhir.Model;
using Prescreen.Fhir.Subscriptions;

namespace Prescreen.Fhir.Tests.Subscriptions;

public sealed class NotificationReaderTests
{
    [Theory]
    [InlineData("", "an empty POST")]
    [InlineData(" \r\n", "white space")]
    [InlineData("{}", "an empty object")]
    public void Read_EmptyPost_IsClassicWithoutDetails(string body, string why)
    {
        ClassicNotification read = Read("POST", "", body).Value.ShouldBeOfType<ClassicNotification>(why);

        (read.ResourceType, read.Id, read.Patient, read.IsDeleted).ShouldBe((null, null, null, false));
    }

    [Theory]
    [InlineData("subject", "Observation", "Patient/p1")]
    [InlineData("subject", "Observation", "https://ehr.example/fhir/Patient/p1/_history/3")]
    [InlineData("patient", "AllergyIntolerance", "Patient/p1")]
    [InlineData("individual", "ResearchSubject", "Patient/p1")]
    [InlineData("for", "Task", "Patient/p1")]
    public void Read_PostedResource_GivesItsPatient(string element, string type, string reference)
    {
        string body = $$$"""{"resourceType":"{{{type}}}","id":"9","meta":{"versionId":"2"},"{{{element}}}":{"reference":"{{{reference}}}"}}""";

        ClassicNotification read = Read("POST", "", body).Value.ShouldBeOfType<ClassicNotification>();

        (read.ResourceType, read.Id, read.VersionId, read.Patient).ShouldBe((type, "9", "2", "Patient/p1"));
    }

    [Fact]
    public void Read_PutWithPath_GivesTypeAndIdFromThePath()
    {
        ClassicNotification read = Read("PUT", "/Observation/9", "").Value.ShouldBeOfType<ClassicNotification>();

        (read.ResourceType, read.Id).ShouldBe(("Observation", "9"));
    }

    [Fact]
    public void Read_PatientItself_IsItsOwnPatient()
        => ((ClassicNotification)Read("PUT", "Patient/p1", """{"resourceType":"Patient","id":"p1"}""").Value).Patient.ShouldBe("Patient/p1");

    [Fact]
    public void Read_GroupAsSubject_HasNoPatient()
        => ((ClassicNotification)Read("POST", "", """{"resourceType":"Observation","subject":{"reference":"Group/g1"}}""").Value).Patient.ShouldBeNull();

    [Theory]
    [InlineData("DELETE", "Observation/9", null)]
    [InlineData("POST", "", "Observation/9")]
    public void Read_Deletion_IsMarked(string method, string path, string? header)
    {
        Result<Notification> read = NotificationReader.Read(method, path, name => name is "X-Medplum-Deleted-Resource" ? header : null, "{}"u8.ToArray());

        ClassicNotification told = read.Value.ShouldBeOfType<ClassicNotification>();
        (told.ResourceType, told.Id, told.IsDeleted).ShouldBe(("Observation", "9", true));
    }

    [Theory]
    [InlineData("handshake")]
    [InlineData("heartbeat")]
    public void Read_HandshakeAndHeartbeat_AreBackport(string type)
    {
        BackportNotification read = Read("POST", "", Bundle(type, "")).Value.ShouldBeOfType<BackportNotification>();

        (read.Type, read.SubscriptionId, read.EventsSinceStart, read.Events.Length).ShouldBe((type, "7", 3L, 0));
    }

    [Theory]
    [InlineData("valueString\":\"3\"", "valueInstant\":\"2026-11-20T12:00:00Z\"", true, "as the guide has it")]
    [InlineData("valueInteger\":3", "valueInstant\":\"2026-11-20T12:00:00Z\"", true, "a number")]
    [InlineData("valueString\":\"3\"", "valueDate\":\"2026-11-20\"", false, "older HAPI")]
    public void Read_Event_IsBackportWithPatientOfTheIncludedResource(string number, string timestamp, bool hasTime, string why)
    {
        string happening = $$$"""
            ,{"name":"notification-event","part":[{"name":"event-number","{{{number}}}},{"name":"timestamp","{{{timestamp}}}},
              {"name":"focus","valueReference":{"reference":"Observation/9"}}]}
            """;
        string entry = """,{"fullUrl":"https://ehr.example/fhir/Observation/9","resource":{"resourceType":"Observation","id":"9","subject":{"reference":"Patient/p1"}}}""";

        BackportNotification read = Read("POST", "", Bundle("event-notification", happening, entry)).Value.ShouldBeOfType<BackportNotification>(why);

        NotificationEvent only = read.Events.Single();
        (only.Number, only.Focus, only.Patient, only.Timestamp.HasValue).ShouldBe((3L, "Observation/9", "Patient/p1", hasTime), why);
    }

    [Fact]
    public void Read_EventWithoutItsResource_TakesThePatientFromTheContext()
    {
        string happening = """
            ,{"name":"notification-event","part":[{"name":"event-number","valueString":"3"},{"name":"focus","valueReference":{"reference":"Observation/9"}},
              {"name":"additional-context","valueReference":{"reference":"Encounter/1"}},{"name":"additional-context","valueReference":{"reference":"Patient/p1"}}]}
            """;

        ((BackportNotification)Read("POST", "", Bundle("event-notification", happening)).Value).Events.Single().Patient.ShouldBe("Patient/p1");
    }

    [Fact]
    public void Read_IdOnlyEventWithoutEntry_HasNoPatient()
    {
        string happening = """,{"name":"notification-event","part":[{"name":"event-number","valueString":"3"},{"name":"focus","valueReference":{"reference":"Observation/9"}}]}""";

        NotificationEvent only = ((BackportNotification)Read("POST", "", Bundle("event-notification", happening)).Value).Events.Single();

        (only.Focus, only.Patient).ShouldBe(("Observation/9", null));
    }

    [Theory]
    [InlineData("POST", "<html>", "FHIR-135")]
    [InlineData("POST", "{\"resourceType\":\"Bundle\",\"type\":\"history\"}", "FHIR-135")]
    [InlineData("POST", "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"Observation\"}}]}", "FHIR-135")]
    [InlineData("POST", "{\"resourceType\":\"Observation\",", "FHIR-135")]
    [InlineData("POST", "{\"a\":1}", "FHIR-135")]
    [InlineData("GET", "", "FHIR-134")]
    public void Read_NoNotification_IsProblem(string method, string body, string code) => Read(method, "", body).Problem!.Code.ShouldBe(code);

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("://")]
    [InlineData("http://evil.example/?x=/")]
    [InlineData("%00")]
    [InlineData("Observation/a b")]
    public void Read_StrangePath_IsAnEmptyHint(string path) => ((ClassicNotification)Read("PUT", path, "").Value).Id.ShouldBeNull();

    private static Result<Notification> Read(string method, string path, string body)
        => NotificationReader.Read(method, path, _ => null, Encoding.UTF8.GetBytes(body));

    private static string Bundle(string type, string events, string entries = "") => $$$"""
        {"resourceType":"Bundle","type":"history","entry":[{"fullUrl":"urn:uuid:1","resource":{"resourceType":"Parameters","parameter":[
          {"name":"subscription","valueReference":{"reference":"https://ehr.example/fhir/Subscription/7"}},{"name":"topic","valueCanonical":"http://t"},
          {"name":"status","valueCode":"active"},{"name":"type","valueCode":"{{{type}}}"},{"name":"events-since-subscription-start","valueString":"3"}{{{events}}}]},
          "request":{"method":"GET","url":"Subscription/7/$status"}}{{{entries}}}]}
        """;
}
