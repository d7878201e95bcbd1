using System.Text;
using Prescreen.Screening.Records;

namespace Prescreen.Screening.Tests.Flow;

public sealed class OwnAssessmentTests
{
    [Theory]
    [InlineData("""{"resourceType":"Observation","code":{"coding":[{"system":"https://prescreen.example/fhir/CodeSystem/prescreen","code":"eligibility-assessment"}]}}""", true)]
    [InlineData("""{"resourceType":"Observation","code":{"coding":[{"system":"http://loinc.org","code":"777-3"}]}}""", false)]
    [InlineData("""{"resourceType":"Observation","code":{"coding":[{"system":"http://loinc.org","code":"777-3"}]},"note":[{"text":"https://prescreen.example/fhir/CodeSystem/prescreen"}]}""", false)]
    [InlineData("""{"resourceType":"Observation","code":"https://prescreen.example/fhir/CodeSystem/prescreen"}""", false)]
    [InlineData("""{"code":{"coding":[{"system":"https://prescreen.example/fhir/CodeSystem/prescreen""", false)]
    public void Pile_OwnAssessment_IsNoEvidence(string json, bool isLeftOut)
    {
        var pile = new ResourcePile(new Uri("http://127.0.0.1/fhir/"));

        pile.Add(Encoding.UTF8.GetBytes(json), "Observation", null);

        pile.Resources.Count.ShouldBe(isLeftOut ? 0 : 1);
    }
}
