using System.Text;
using Prescreen.Evaluation;
using Prescreen.Fhir.Json;
using Prescreen.Screening.Assessments;
using Prescreen.Screening.WriteBack;

namespace Prescreen.Screening.Tests.WriteBack;

public sealed class SubjectWorkTests
{
    private const string Bare = """
        {"resourceType":"ResearchSubject","id":"s","extension":[{"url":"https://other.example/x","extension":[{"url":"a","valueString":"theirs"}]},
         {"url":"https://prescreen.example/fhir/StructureDefinition/machine-status","valueCode":"candidate"}],
         "status":"candidate","study":{"reference":"ResearchStudy/1"},"individual":{"reference":"Patient/1","display":"theirs too"},"other":[1, 2]}
        """;

    private static readonly Uri Ehr = new("https://ehr.example/fhir/");

    private static readonly SubjectWork Full = new()
    {
        AssignedTo = "Practitioner/7",
        AssignedName = "A. Weber",
        Decision = new PersonDecision
        {
            Kind = DecisionKind.Dismissed,
            Criterion = "I9.platelets",
            Reason = "wrong-value",
            Until = new DateOnly(2026, 12, 1),
            By = "user:b",
            ByName = "B. Lang",
            At = new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.FromHours(1)).AddTicks(12_345_678),
            Before = "potential-candidate",
            Found = Outcome.NotFound,
        },
    };

    public static TheoryData<SubjectWork> Works =>
    [
        SubjectWork.None,
        Full,
        new SubjectWork { AssignedTo = "user:c" },
        Full with { AssignedTo = null, AssignedName = null, Decision = Full.Decision! with { Kind = DecisionKind.Screening, Criterion = null, Reason = null, Until = null, Found = null, ByName = null, By = "Practitioner/8" } },
    ];

    [Theory]
    [MemberData(nameof(Works))]
    public void WriteTo_ThenOf_GivesTheSameWork(SubjectWork work)
    {
        SubjectWork.Of(Read(work.WriteTo(Utf8(Bare)).Value)).ShouldBe(work);
        SubjectWork.Of(Read(work.WriteTo(Full.WriteTo(Utf8(Bare)).Value).Value)).ShouldBe(work);
        WorkJson.Read(WorkJson.Write(work)).ShouldBe(work);
    }

    [Fact]
    public void WriteTo_ThenNothing_LeavesEveryOtherByte()
    {
        var written = Full.WriteTo(Utf8(Bare)).Value;

        Encoding.UTF8.GetString(written.Span).ShouldContain("""[{"url":"a","valueString":"theirs"}]""");
        Encoding.UTF8.GetString(SubjectWork.None.WriteTo(written).Value.Span).ShouldBe(Bare);
    }

    [Fact]
    public void WriteTo_ASecondServer_RefersToPeopleAtTheEhr()
    {
        var written = new References(Ehr, new Uri("https://results.example/fhir/")).To(Full).WriteTo(Utf8(Bare)).Value;

        Encoding.UTF8.GetString(written.Span).ShouldContain("""{"reference":"https://ehr.example/fhir/Practitioner/7","display":"A. Weber"}""");
        SubjectWork.Of(Read(written)).ShouldBe(Full);
    }

    [Theory]
    [InlineData("valueCode\":\"dismissed", "valueCode\":\"sleeping")] // no kind of ours
    [InlineData("\"url\":\"by\"", "\"url\":\"not-by\"")]
    [InlineData("valueDateTime\":\"2026", "valueDateTime\":\"soon")]
    [InlineData("\"url\":\"before\"", "\"url\":\"earlier\"")]
    public void Of_ADecisionThatLacksSomething_IsNone(string part, string instead)
    {
        var whole = Encoding.UTF8.GetString(Full.WriteTo(Utf8(Bare)).Value.Span);
        whole.ShouldContain(part);

        var work = SubjectWork.Of(Read(Utf8(whole.Replace(part, instead, StringComparison.Ordinal))));

        (work.Decision, work.AssignedTo).ShouldBe((null, "Practitioner/7"));
    }

    [Theory]
    [InlineData("\"url\":\"found\"", "\"url\":\"not-found\"")]
    [InlineData("valueCode\":\"not-found", "valueCode\":\"perhaps")] // no outcome of ours
    public void Of_ADecisionThatDoesNotTellWhatWasFound_IsReadWithoutIt(string part, string instead)
    {
        var whole = Encoding.UTF8.GetString(Full.WriteTo(Utf8(Bare)).Value.Span);
        whole.ShouldContain(part);

        SubjectWork.Of(Read(Utf8(whole.Replace(part, instead, StringComparison.Ordinal)))).ShouldBe(Full with { Decision = Full.Decision! with { Found = null } });
    }

    [Fact]
    public void ToString_OfAll_NamesNobody()
        => $"{Full} {Full.Decision}".ShouldBe("assigned dismissed dismissed");

    private static ReadOnlyMemory<byte> Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static Fhir.Model.ResearchSubject Read(ReadOnlyMemory<byte> json) => ResearchSubjectReader.Read(json.Span).Value;
}
