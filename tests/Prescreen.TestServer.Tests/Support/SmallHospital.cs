namespace Prescreen.TestServer.Tests.Support;

/// <summary>Two made-up patients with four observations on one server.</summary>
public sealed class SmallHospital : IAsyncLifetime
{
    public TestClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Client = await TestClient.StartAsync();
        foreach (var (url, json) in Resources)
        {
            var reply = await Client.PutAsync(url, json);
            reply.Status.ShouldBe(201, reply.Body);
        }
    }

    public ValueTask DisposeAsync() => Client.DisposeAsync();

    private static IEnumerable<(string Url, string Json)> Resources =>
    [
        ("Organization/lab", """{"resourceType":"Organization","id":"lab","name":"Laboratory"}"""),
        ("Patient/anna", """
            {"resourceType":"Patient","id":"anna","active":true,"identifier":[{"system":"urn:mrn","value":"A1"}],"name":[{"family":"Müller","given":["Anna","Maria"]}],
             "birthDate":"1960-05-17","managingOrganization":{"reference":"Organization/lab"}}
            """),
        ("Patient/bert", """
            {"resourceType":"Patient","id":"bert","identifier":[{"system":"urn:mrn","value":"B2"}],"name":[{"family":"Smith"}],"telecom":[{"system":"phone","value":"0441"},{"system":"email","value":"b@example.org"}]}
            """),
        ("Observation/cea1", """
            {"resourceType":"Observation","id":"cea1","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"2039-6"}]},"subject":{"reference":"Patient/anna"},
             "effectiveDateTime":"2026-03-01T08:30:00Z","valueQuantity":{"value":5.40,"unit":"ng/mL","system":"http://unitsofmeasure.org","code":"ng/mL"}}
            """),
        ("Observation/cea2", """
            {"resourceType":"Observation","id":"cea2","status":"preliminary","code":{"coding":[{"system":"http://loinc.org","code":"2039-6"}]},
             "subject":{"reference":"Patient/bert","identifier":{"system":"urn:mrn","value":"B2"}},"effectiveDateTime":"2026-04-02",
             "valueQuantity":{"value":12,"unit":"ng/mL","system":"http://unitsofmeasure.org","code":"ng/mL"}}
            """),
        ("Observation/plt", """
            {"resourceType":"Observation","id":"plt","meta":{"profile":["http://example.org/lab"],"tag":[{"system":"urn:t","code":"demo"}]},"status":"final",
             "code":{"coding":[{"system":"http://loinc.org","code":"777-3"}]},"subject":{"reference":"Patient/anna"},"effectivePeriod":{"start":"2026-03-01","end":"2026-03-05"},
             "valueQuantity":{"value":180,"unit":"K/uL"}}
            """),
        ("Observation/ecog", """
            {"resourceType":"Observation","id":"ecog","status":"final","code":{"coding":[{"system":"http://example.org","code":"ecog"}]},"subject":{"reference":"Patient/anna"},"valueInteger":1}
            """),
    ];
}
