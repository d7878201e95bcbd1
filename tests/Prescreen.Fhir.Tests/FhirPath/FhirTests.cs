using System.Text.Json;
using Prescreen.Fhir.FhirPath;

namespace Prescreen.Fhir.Tests.FhirPath;

/// <summary>FHIR's own part: types, choices, primitives with extensions, references. https://hl7.org/fhir/R4/fhirpath.html</summary>
public sealed class FhirTests
{
    [Theory]
    [InlineData("Patient.name.count()", "3")]
    [InlineData("DomainResource.active", "true")]
    [InlineData("Observation.status", "{}")]
    [InlineData("deceased", "false")]
    [InlineData("deceased is boolean", "true")]
    [InlineData("deceased is dateTime", "false")]
    [InlineData("deceasedBoolean", "FHIR-515")]
    [InlineData("nothing", "{}")]
    [InlineData("active is Boolean", "false")]
    [InlineData("active.is(FHIR.boolean)", "true")]
    [InlineData("active.is(System.Boolean)", "false")]
    [InlineData("true is System.Boolean", "true")]
    [InlineData("(active = true) is Boolean", "true")]
    [InlineData("1 is Quantity", "false")]
    [InlineData("active is nonsense", "FHIR-510")]
    [InlineData("name is HumanName", "FHIR-506")]
    [InlineData("{} is HumanName", "{}")]
    [InlineData("$this is DomainResource", "true")]
    [InlineData("contained.ofType(Organization).name", "Ward")]
    [InlineData("contained.ofType(Patient)", "{}")]
    [InlineData("descendants().as(code)", "(FHIR.code), official, usual, maiden, generated, unknown")]
    [InlineData("descendants().ofType(string).count() > 5", "true")]
    [InlineData("(birthDate as date).toString().length()", "10")]
    [InlineData("type().name", "Patient")]
    [InlineData("active.type().namespace", "FHIR")]
    [InlineData("1.type()", "System.Integer")]
    [InlineData("birthDate < @1975", "true")]
    [InlineData("birthDate = '1974-12-25'", "false")]
    [InlineData("multipleBirth + 1", "3")]
    [InlineData("birthDate.extension('http://x.org/time').value", "noon")]
    [InlineData("birthDate.extension.value is string", "true")]
    [InlineData("gender.exists()", "true")]
    [InlineData("gender.hasValue()", "false")]
    [InlineData("gender = 'male'", "false")]
    [InlineData("gender.startsWith('m')", "{}")]
    [InlineData("gender.extension.exists()", "true")]
    [InlineData("birthDate.hasValue()", "true")]
    [InlineData("birthDate.getValue() is System.Date", "true")]
    [InlineData("name.given.hasValue()", "false")]
    [InlineData("name[0].given[1].id", "second")]
    [InlineData("active.isModifierElement()", "true")]
    [InlineData("name[0].isModifierElement()", "false")]
    [InlineData("managingOrganization.resolve().name", "Ward")]
    [InlineData("'#'.resolve().id", "p1")]
    [InlineData("'#none'.resolve()", "{}")]
    [InlineData("'Patient/7'.resolve()", "FHIR-507")]
    [InlineData("gender.memberOf('http://x.org/set')", "FHIR-507")]
    [InlineData("conformsTo('http://x.org/profile')", "FHIR-507")]
    [InlineData("now()", "FHIR-508")]
    [InlineData("text.`div`.htmlChecks()", "true")]
    [InlineData("text.children().count()", "2")]
    [InlineData("contained.children().id", "{}")]
    [InlineData("contained.children()", "o1, Ward")]
    [InlineData("elementDefinition()", "FHIR-503")]
    [InlineData("fly()", "FHIR-502")]
    [InlineData("exists(1, 2)", "FHIR-504")]
    [InlineData("ofType(1)", "FHIR-504")]
    public void Element_OfAPatient_IsWhatFhirSays(string expression, string expected) => Asked.Ask(expression).ShouldBe(expected);

    [Theory]
    [InlineData("value is Quantity", "true")]
    [InlineData("Observation.value.unit", "lbs")]
    [InlineData("value = 185.5 '[lb_av]'", "true")]
    [InlineData("value > 80 'kg'", "true")]
    [InlineData("value.value", "185.50")]
    [InlineData("component[0].value = component[0].value", "true")]
    [InlineData("component[0].value > 1 'g'", "{}")]
    [InlineData("component[1].value < 4 'g'", "{}")]
    [InlineData("issued = @2013-04-03T14:30:10Z", "true")]
    [InlineData("issued > @2013-04-03", "{}")]
    [InlineData("code.coding.where(system = %loinc).code", "29463-7")]
    public void Quantity_OfAnObservation_IsAsFarAsItsUnitSays(string expression, string expected) => Asked.Ask(expression, Asked.Observation).ShouldBe(expected);

    [Fact]
    public void Callbacks_Given_AreAsked()
    {
        var traced = new List<string>();
        var context = new FhirPathContext
        {
            Now = new DateTimeOffset(2026, 11, 22, 9, 30, 0, TimeSpan.FromHours(8)),
            MemberOf = (node, set) => node.Name == "gender" && set == "s" ? FhirPathTruth.True : FhirPathTruth.False,
            ConformsTo = (_, _) => new Problem(ProblemKind.NotFound, "X-1", "Not known."),
            Resolve = reference => null,
            Constants = new Dictionary<string, IReadOnlyList<FhirPathItem>> { ["own"] = [] },
            Trace = (name, items) => traced.Add($"{name} {items.Count}"),
        };

        Asked.Ask("gender.memberOf('s')", context: context).ShouldBe("true");
        Asked.Ask("conformsTo('p')", context: context).ShouldBe("X-1");
        Asked.Ask("'Patient/7'.resolve()", context: context).ShouldBe("{}");
        Asked.Ask("%own.empty()", context: context).ShouldBe("true");
        Asked.Ask("today() & ' ' & now()", context: context).ShouldBe("FHIR-509");
        Asked.Ask("today().toString() & ' ' & now().toString()", context: context).ShouldBe("2026-11-22 2026-11-22T09:30:00.000+08:00");
        Asked.Ask("@2026-11-22T01:30:00 = @2026-11-21T17:30:00Z", context: context).ShouldBe("true");
        Asked.Ask("name.trace('names').given.trace('first', substring(0, 1)).count()", context: context).ShouldBe("5");
        traced.ShouldBe(["names 3", "first 5"]);
    }

    [Fact]
    public void Node_InATree_KnowsWhereItIs()
    {
        using var document = JsonDocument.Parse(Asked.Patient);
        var patient = FhirPathNode.OfResource(document.RootElement, FewTypes.All);
        var organization = patient.Children.Single(child => child.Name == "contained");

        patient.Children.Where(child => child.Name == "name").SelectMany(name => name.Children).Last().Location.ShouldBe("Patient.name[2].period");
        organization.Location.ShouldBe("Patient.contained[0]");
        Asked.Ask("%resource.id & ' in ' & %rootResource.id", organization).ShouldBe("o1 in p1");
        Asked.Ask("%context.name", organization).ShouldBe("Ward");
    }

    [Theory]
    [InlineData("<div xmlns='http://www.w3.org/1999/xhtml'>a<br/><a href='x'>b</a></div>", "true")]
    [InlineData("<div xmlns='http://www.w3.org/1999/xhtml'><img src='a.png'/></div>", "true")]
    [InlineData("<div xmlns='http://www.w3.org/1999/xhtml'> <p> </p></div>", "false")]
    [InlineData("<div>a</div>", "false")]
    [InlineData("<p xmlns='http://www.w3.org/1999/xhtml'>a</p>", "false")]
    [InlineData("<div xmlns='http://www.w3.org/1999/xhtml'>a<script>b</script></div>", "false")]
    [InlineData("<div xmlns='http://www.w3.org/1999/xhtml' onclick='b'>a</div>", "false")]
    [InlineData("<div xmlns='http://www.w3.org/1999/xhtml'>a", "false")]
    [InlineData("<div xmlns='http://www.w3.org/1999/xhtml'>a&nbsp;b</div>", "false")]
    [InlineData("<!DOCTYPE x [<!ENTITY a 'b'>]><div xmlns='http://www.w3.org/1999/xhtml'>&a;</div>", "false")]
    [InlineData("plain", "false")]
    public void Narrative_OfEachSort_IsCheckedAsTxt1AndTxt2Say(string html, string expected)
        => Asked.Ask("text.`div`.htmlChecks()", JsonSerializer.Serialize(new { resourceType = "Patient", text = new { div = html } })).ShouldBe(expected);
}
