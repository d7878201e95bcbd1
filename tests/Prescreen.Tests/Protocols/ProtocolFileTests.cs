using System.Text;
using Prescreen.Protocols;
using Prescreen.Protocols.Criteria;

namespace Prescreen.Tests.Protocols;

public sealed class ProtocolFileTests
{
    private const string Good = """
        protocol: small
        version: 1.0.0
        study: { system: http://clinicaltrials.gov, value: NCT00000000 }
        considers: [I1]
        anchors: { operation: { latest: surgery } }
        labs:
          platelets: { title: Platelets, codes: platelets, unit: "10*9/L", kind: count, plausible: { from: 1, to: 3000 } }
        inclusion:
          - { id: I1, text: Cancer, rules: [{ condition: colon-cancer, gives: met }] }
          - { id: I2, text: Platelets, lab: platelets, require: ">= 80 10*9/L", within: 14 d }
          - { id: I3, text: Spread, narrative: suggests, rules: [{ finding: metastasis, site: liver, asserted: present, gives: review }] }
        """;

    [Fact]
    public void Protocol_WithoutProblems_HasItsCriteriaInOrder()
    {
        var protocol = Read(Good).Protocol.ShouldNotBeNull();

        protocol.Criteria.Select(criterion => criterion.Id).ShouldBe(["I1", "I2", "I3"]);
        protocol.Criteria[1].ShouldBeOfType<LabCriterion>().Require.ToString().ShouldBe("≥80 10*9/L");
        protocol.Fingerprint.Length.ShouldBe(64);
    }

    /// <summary>What is wrong, the line it stands on, and the code a person would look up.</summary>
    public static TheoryData<string, string, string, int> Faults => new()
    {
        { "version: 1.0.0", "", "PROT-020", 1 }, // A missing key is told at the section that lacks it.
        { "considers: [I1]", "considers: [I9]", "PROT-006", 4 },
        { "considers: [I1]", "considers: []", "PROT-007", 4 },
        { "latest: surgery", "latest: surgary", "PROT-022", 5 }, // A near miss is suggested.
        { "unit: \"10*9/L\"", "unit: \"10*9/Q\"", "PROT-040", 7 },
        { "from: 1, to: 3000", "from: 3000, to: 1", "PROT-041", 7 },
        { "codes: platelets,", "codes: platelets, colour: red,", "PROT-019", 7 },
        { "gives: met", "gives: mett", "PROT-015", 9 },
        { "condition: colon-cancer", "conditon: colon-cancer", "PROT-033", 9 },
        { "id: I2", "id: I1", "PROT-004", 10 },
        { "lab: platelets", "lab: thrombocytes", "PROT-036", 10 },
        { "lab: platelets, require", "lab: platelets, age: { from: 1 }, require", "PROT-008", 10 }, // Two kinds at once.
        { ">= 80 10*9/L", "80", "PROT-016", 10 },
        { ">= 80 10*9/L", ">= 80 g/L", "PROT-035", 10 }, // A unit that can't be compared.
        { "within: 14 d", "within: 14", "PROT-013", 10 },
        { "within: 14 d", "within: 14 d, instead: { when: { condition: gilbert }, require: \">= 80 10*9/L\" }", "PROT-037", 10 }, // An unreachable branch.
        { "narrative: suggests, ", "", "PROT-060", 11 }, // Words are read, but what may they do?
        { "within: 14 d", "within: 14 d, narrative: suggests", "PROT-061", 10 }, // What they may do, but no words are read.
        { "asserted: present", "asserted: affirmed", "PROT-062", 11 },
        { "finding: metastasis", "finding: metastases", "PROT-063", 11 },
        { "site: liver", "site: hepar", "PROT-064", 11 },
        { "gives: review", "gives: not-met", "PROT-065", 11 }, // Words that suggest never exclude.
        { "narrative: suggests", "narrative: hints", "PROT-014", 11 },
        { "within: 14 d", "within: 14 d, finding: lvef, narrative: decides", "PROT-067", 10 },
        { "rules: [{ finding: metastasis, site: liver, asserted: present, gives: review }]", "judgement: patient", "PROT-019", 11 }, // A kind that reads no words.
        { "within: 14 d", "within: 14 d, not-applicable-to: [children]", "PROT-009", 10 },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Protocol_WithAFault_NamesItsPlaceAndCode(string text, string fault, string code, int line)
    {
        Good.ShouldContain(text);

        var reading = Read(Good.Replace(text, fault, StringComparison.Ordinal));

        reading.Protocol.ShouldBeNull();
        var problem = reading.Problems.FirstOrDefault(one => one.Code == code).ShouldNotBeNull(string.Join('\n', reading.Problems));
        problem.Place.ShouldNotBeNull().ShouldStartWith($"small.yaml:{line}:");
    }

    [Fact]
    public void Protocol_WithSeveralFaults_TellsAllAtOnceInOrder()
    {
        var reading = Read(Good.Replace("latest: surgery", "latest: surgary", StringComparison.Ordinal).Replace("within: 14 d", "within: x", StringComparison.Ordinal));

        reading.Problems.Select(problem => problem.Code).ShouldBe(["PROT-022", "PROT-013"]);
        reading.Problems[0].Text.ShouldContain("did you mean 'surgery'?");
    }

    [Theory]
    [InlineData("", "PROT-002")]
    [InlineData("just words", "PROT-002")]
    [InlineData("a: [1", "PROT-003")]
    [InlineData("a: 1\n---\nb: 2", "PROT-002")]
    [InlineData("a: &x [*x]", "PROT-")]
    public void File_ThatIsNoProtocol_IsAProblemNotACrash(string text, string code)
        => Read(text).Problems.ShouldContain(problem => problem.Code.StartsWith(code, StringComparison.Ordinal));

    private static ProtocolReading Read(string text) => ProtocolFile.Read("small.yaml", Encoding.UTF8.GetBytes(text), TestVocabulary.Create());
}
