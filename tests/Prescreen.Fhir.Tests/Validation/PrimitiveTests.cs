namespace Prescreen.Fhir.Tests.Validation;

public sealed class PrimitiveTests
{
    [Theory]
    [InlineData("\"birthDate\":\"1970-02-30\"", "no day of the calendar")]
    [InlineData("\"birthDate\":\"1970-1-1\"", "single digits")]
    [InlineData("\"birthDate\":\"0000\"", "there is no year 0")]
    [InlineData("\"birthDate\":\"\"", "empty")]
    [InlineData("\"deceasedDateTime\":\"2026-01-01T10:00\"", "no seconds and no zone")]
    [InlineData("\"deceasedDateTime\":\"2026-01-01T10:00:00\"", "no zone")]
    [InlineData("\"deceasedDateTime\":\"2026-01-01T24:00:00Z\"", "no hour 24")]
    [InlineData("\"meta\":{\"lastUpdated\":\"2026-01-01\"}", "an instant has seconds")]
    [InlineData("\"id\":\"a_b\"", "underscore")]
    [InlineData("\"id\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"", "65 characters")]
    [InlineData("\"language\":\" en\"", "blank before")]
    [InlineData("\"language\":\"e  n\"", "two blanks")]
    [InlineData("\"implicitRules\":\"http://a b\"", "blank in a URI")]
    [InlineData("\"implicitRules\":\"urn:uuid:x\"", "no UUID")]
    [InlineData("\"implicitRules\":\"urn:oid:1.2.a\"", "no OID")]
    [InlineData("\"name\":[{\"family\":\"  \"}]", "only blanks")]
    [InlineData("\"photo\":[{\"contentType\":\"image/png\",\"data\":\"abc\"}]", "three characters of base64")]
    [InlineData("\"multipleBirthInteger\":1.5", "no whole number")]
    [InlineData("\"telecom\":[{\"system\":\"phone\",\"rank\":0}]", "positiveInt")]
    [InlineData("\"photo\":[{\"size\":-1}]", "unsignedInt")]
    public void Format_Wrong_IsAnError(string member, string why)
        => Validating.Errors($$$"""{"resourceType":"Patient",{{{member}}}}""").Count(error => error.EndsWith(" format", StringComparison.Ordinal)).ShouldBe(1, why);

    [Theory]
    [InlineData("\"birthDate\":\"1970\"")]
    [InlineData("\"birthDate\":\"2024-02-29\"")]
    [InlineData("\"deceasedDateTime\":\"2026-01-01T10:00:00.123+14:00\"")]
    [InlineData("\"meta\":{\"lastUpdated\":\"2026-01-01T23:59:60Z\"}")]
    [InlineData("\"implicitRules\":\"urn:uuid:C757873D-EC9A-4326-A141-556F43239520\"")]
    [InlineData("\"implicitRules\":\"urn:oid:2.16.840.1.113883\"")]
    [InlineData("\"photo\":[{\"contentType\":\"image/png\",\"data\":\"YWJj\",\"size\":3}]")]
    [InlineData("\"multipleBirthInteger\":-2")]
    public void Format_Right_IsNone(string member) => Validating.Errors($$$"""{"resourceType":"Patient",{{{member}}}}""").ShouldBeEmpty();

    [Fact]
    public void Decimal_WithLeadingZeros_IsNoJson()
        => Validating.Errors("""{"resourceType":"Observation","status":"final","code":{"text":"x"},"valueQuantity":{"value":01.5}}""").ShouldBe([" json"]);

    [Fact]
    public void Attachment_OfAnotherSizeThanItsData_IsAnError()
        => Validating.Errors("""{"resourceType":"Patient","photo":[{"contentType":"image/png","data":"YWJj","size":4}]}""").ShouldBe(["Patient.photo[0] attachment-size"]);

    [Fact]
    public void Format_OfALongHostileText_IsMatchedInLinearTime()
        => Validating.Errors($$$"""{"resourceType":"Patient","photo":[{"contentType":"image/png","data":"{{{new string('A', 400_001)}}}"}]}""").ShouldBe(["Patient.photo[0].data format"]);
}
