namespace Prescreen.Fhir.Tests.Validation;

public sealed class BundleTests
{
    [Theory]
    [InlineData("""{"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"http://x.example/fhir/Patient/2","resource":{"resourceType":"Patient","id":"1"}}]}""", "Bundle bundle-full-url")]
    [InlineData("""{"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"Patient/1","resource":{"resourceType":"Patient","id":"1"}}]}""", "Bundle bundle-full-url")]
    [InlineData("""{"resourceType":"Bundle","type":"searchset","entry":[{"resource":{"resourceType":"Patient"}}]}""", "Bundle bundle-search-id")]
    [InlineData("""{"resourceType":"Bundle","type":"searchset","link":[{"relation":"self","url":"http://a.example"},{"relation":"self","url":"http://b.example"}]}""", "Bundle bundle-link")]
    [InlineData("""{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","gender":"man"}}]}""", "Bundle.entry[0].resource.gender binding")]
    [InlineData("""{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Nothing"}}]}""", "Bundle.entry[0].resource resource-type")]
    [InlineData("""{"resourceType":"Bundle","type":"transaction","entry":[{"resource":{"resourceType":"Patient"}}]}""", "Bundle bdl-3")]
    [InlineData("""{"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"http://x.example/Patient/1","resource":{"resourceType":"Patient","id":"1"}},{"fullUrl":"http://x.example/Patient/1","resource":{"resourceType":"Patient","id":"1"}}]}""", "Bundle bdl-7")]
    public void Bundle_AgainstItsRules_IsAnError(string json, string error) => Validating.Errors(json).ShouldContain(error);

    [Fact]
    public void Bundle_AsItShouldBe_HasNoErrors()
        => Validating.Errors("""
            {"resourceType":"Bundle","type":"transaction","entry":[
             {"fullUrl":"urn:uuid:c757873d-ec9a-4326-a141-556f43239520","resource":{"resourceType":"Patient"},"request":{"method":"POST","url":"Patient"}},
             {"fullUrl":"http://x.example/fhir/Patient/1","resource":{"resourceType":"Patient","id":"1"},"request":{"method":"PUT","url":"Patient/1"}}]}
            """).ShouldBeEmpty();
}
