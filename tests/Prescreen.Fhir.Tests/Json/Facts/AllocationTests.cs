using System.Text;
using Prescreen.Facts;
using Prescreen.Fhir.Json.Facts;

namespace Prescreen.Fhir.Tests.Json.Facts;

public sealed class AllocationTests
{
    private static readonly FactReader Reader = new(Vocabularies.Create(), SiteCalendar.Utc);

    [Theory]
    [InlineData("""{"resourceType":"Observation","id":"9","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"4544-3","display":"Hematocrit"}],"text":"Hct"},"subject":{"reference":"Patient/1"},"valueQuantity":{"value":40,"unit":"%"},"component":[{"code":{"coding":[{"system":"http://loinc.org","code":"8480-6"}]},"valueQuantity":{"value":1}}]}""")]
    [InlineData("""{"resourceType":"Encounter","id":"9","status":"finished","subject":{"reference":"Patient/1"},"type":[{"text":"x\u00e9"}]}""")]
    [InlineData("""{"resourceType":"Condition","id":"9","code":{"coding":[{"system":"http:\/\/snomed.info\/sct","code":"1","display":"Fracture"}]},"subject":{"reference":"Patient/1"}}""")]
    public void SkippedResource_CostsNoAllocation(string json) => BytesPerRead(json).ShouldBe(0);

    [Fact]
    public void KeptResult_CostsLittle()
        => BytesPerRead("""{"resourceType":"Observation","id":"9","meta":{"versionId":"3"},"status":"final","code":{"coding":[{"system":"http://loinc.org","code":"777-3","display":"Platelets"}]},"subject":{"reference":"Patient/1"},"effectiveDateTime":"2026-11-18T07:30:00Z","valueQuantity":{"value":120.50,"unit":"K/uL","system":"http://unitsofmeasure.org","code":"10*3/uL"}}""")
            .ShouldBeInRange(1, 800);

    private static long BytesPerRead(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var sink = new Discard();
        for (var warm = 0; warm < 5; warm++)
        {
            Reader.Read(bytes, "a", null, sink);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var time = 0; time < 100; time++)
        {
            Reader.Read(bytes, "a", null, sink);
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / 100;
    }

    private sealed class Discard : IFactSink
    {
        public void Add(string patient, ClinicalFact fact)
        {
        }

        public void Add(string? patient, Problem problem)
        {
        }

        public void AddReport(string patient, ReportDraft draft)
        {
        }

        public void AddBinary(BinaryText binary)
        {
        }

        public void AddMedication(MedicationDefinition medication)
        {
        }

        public void AddStudy(string study, IReadOnlyList<string> identifiers)
        {
        }

        public void AddPending(string patient, MedicationFact fact, string medication)
        {
        }
    }
}
