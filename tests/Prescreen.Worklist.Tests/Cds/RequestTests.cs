using System.Text;
using Prescreen.Worklist.Cds;

namespace Prescreen.Worklist.Tests.Cds;

public sealed class RequestTests
{
    [Fact]
    public void Request_AsTheHookSays_IsRead()
    {
        var request = Read("""{"hook":"patient-view","hookInstance":"d1577c69","fhirServer":"https://ehr.example/fhir","fhirAuthorization":{"access_token":"x"},"context":{"userId":"PractitionerRole/7","patientId":"1288992","encounterId":"9"},"prefetch":{"patient":null}}""").Value;

        (request.HookInstance, request.User, request.Patient).ShouldBe(("d1577c69", "PractitionerRole/7", "Patient/1288992"));
        request.FhirServer.ShouldBe(new Uri("https://ehr.example/fhir"));
        request.ToString().ShouldNotContain("1288992");
    }

    [Fact]
    public void Request_PatientIdWithItsType_IsReadAsWell()
        => Read("""{"hook":"patient-view","hookInstance":"d","context":{"userId":"Practitioner/7","patientId":"Patient/1"}}""").Value.Patient.ShouldBe("Patient/1");

    [Theory]
    [InlineData("")]
    [InlineData("no JSON")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"hook":"patient-view"}""")]
    [InlineData("""{"hook":"patient-view","hookInstance":"d","context":[]}""")]
    [InlineData("""{"hook":"patient-view","hookInstance":"d","context":{"patientId":"1"}}""")]
    [InlineData("""{"hook":"patient-view","hookInstance":"d","context":{"userId":"Practitioner/7"}}""")]
    [InlineData("""{"hook":"patient-view","hookInstance":"d","context":{"userId":"7","patientId":"1"}}""")]
    [InlineData("""{"hook":"patient-view","hookInstance":"d","context":{"userId":"Practitioner/7","patientId":1}}""")]
    [InlineData("""{"hook":"patient-view","hookInstance":"d","context":{"userId":"Practitioner/7","patientId":"Group/1"}}""")]
    [InlineData("""{"hook":"patient-view","hookInstance":"d","context":{"userId":"Practitioner/7","patientId":"1/../2"}}""")]
    [InlineData("""{"hook":"patient-view","hookInstance":"d","fhirServer":"not an address","context":{"userId":"Practitioner/7","patientId":"1"}}""")]
    [InlineData("""{"hook":"patient-view","hookInstance":"\ud800","context":{"userId":"Practitioner/7","patientId":"1"}}""")]
    public void Request_Malformed_IsAProblem(string body) => Read(body).Problem!.Code.ShouldBe("CDSH-001");

    [Fact]
    public void Request_OtherHook_IsNotSupported()
        => Read("""{"hook":"order-sign","hookInstance":"d","context":{"userId":"Practitioner/7","patientId":"1"}}""").Problem!.Code.ShouldBe("CDSH-002");

    [Fact]
    public void Feedback_AsTheSpecificationSays_IsRead()
    {
        var entries = CardFeedback.Read(Encoding.UTF8.GetBytes("""
            {"feedback":[{"card":"4e0a3a1e-3283-4575-ab82-028d55fe2719","outcome":"accepted","acceptedSuggestions":[{"id":"e56e1945"}],"outcomeTimestamp":"2020-12-11T00:00:00Z"},
             {"card":"9368d37b-283f-44a0-93ea-547cebab93ed","outcome":"overridden","overrideReason":{"reason":{"code":"other-trial","system":"x"},"userComment":"is in NCT1"}},
             {"card":"9368d37b-283f-44a0-93ea-547cebab93ee","outcome":"overridden","overrideReason":{"reason":{"code":"Frau Berg will nicht"}}}]}
            """)).Value;

        entries.Select(entry => (entry.Outcome, entry.Reason, entry.Comment)).ShouldBe([("accepted", null, null), ("overridden", "other-trial", "is in NCT1"), ("overridden", "unreadable", null)]);
        entries[0].At.ShouldBe(new DateTimeOffset(2020, 12, 11, 0, 0, 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("{}")]
    [InlineData("""{"feedback":[]}""")]
    [InlineData("""{"feedback":[7]}""")]
    [InlineData("""{"feedback":[{"outcome":"accepted"}]}""")]
    [InlineData("""{"feedback":[{"card":"no uuid","outcome":"accepted"}]}""")]
    [InlineData("""{"feedback":[{"card":"4e0a3a1e-3283-4575-ab82-028d55fe2719","outcome":"ignored"}]}""")]
    public void Feedback_Malformed_IsAProblem(string body) => CardFeedback.Read(Encoding.UTF8.GetBytes(body)).Problem!.Code.ShouldBe("CDSH-003");

    [Fact]
    public void CardId_OfAStudy_TellsItAndNobodyElsesDoes()
    {
        CardIds ids = new(new byte[32]);
        var id = ids.New("cea-car-t");

        var card = Guid.ParseExact(id, "D");
        id[14].ShouldBe('8');
        ids.StudyOf(card, ["her2-car-t", "cea-car-t"]).ShouldBe("cea-car-t");
        ids.StudyOf(card, ["her2-car-t"]).ShouldBeNull();
        new CardIds(new byte[] { 1 }).StudyOf(card, ["cea-car-t"]).ShouldBeNull();
        ids.StudyOf(Guid.Empty, ["cea-car-t"]).ShouldBeNull();
        ids.New("cea-car-t").ShouldNotBe(id);
    }

    private static Result<PatientViewRequest> Read(string body) => PatientViewRequest.Read(Encoding.UTF8.GetBytes(body));
}
