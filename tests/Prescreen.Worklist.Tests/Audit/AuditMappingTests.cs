using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Prescreen.Fhir.Json;
using Prescreen.Fhir.Validation;
using Prescreen.Fhir.Validation.Definitions;
using Prescreen.Screening;
using Prescreen.Screening.WriteBack;
using Prescreen.Worklist.Access;
using Prescreen.Worklist.Audit;

namespace Prescreen.Worklist.Tests.Audit;

public sealed class AuditMappingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 12, 0, TimeSpan.Zero);
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "fhir-profiles");

    private static FhirValidator Validator { get; } = new(
        FhirDefinitions.R4().With(Directory.EnumerateFiles(Path.Combine(Folder, "generated"), "*.json").Select(file => (ReadOnlyMemory<byte>)File.ReadAllBytes(file))),
        TimeProvider.System);

    private static ActiveProtocols Protocols { get; } = Screening.Hosting.ProtocolFolder.Load(Path.Combine(Folder, "protocols"), Path.Combine(Folder, "valuesets")).Value;

    private static WorklistUser Ann { get; } = new()
    {
        Id = "Practitioner/ann",
        Name = "Ann Lee",
        Practitioner = "Practitioner/ann",
        Studies = ImmutableDictionary<string, StudyRole>.Empty.Add("cea-car-t", StudyRole.Coordinator),
    };

    public static TheoryData<AuditAction> Actions => [.. Enum.GetValues<AuditAction>()];

    [Theory]
    [MemberData(nameof(Actions))]
    public void Event_OfEveryAction_ConformsToItsProfile(AuditAction action)
    {
        AuditEntry full = new()
        {
            Action = action,
            User = Ann,
            Study = "cea-car-t",
            Patient = "Patient/1",
            Subject = "ResearchSubject/s1",
            Detail = "take-to-screening",
            Address = "192.0.2.7",
        };
        foreach (var entry in (AuditEntry[])[full, full with { Patient = null, Subject = null, Detail = null }, new AuditEntry { Action = action, Succeeded = false }, full with { User = Ann with { Practitioner = null } }])
        {
            foreach (var results in (string[])["https://ehr.example/fhir/", "https://results.example/fhir/"])
            {
                var json = AuditEventWriter.Write(Mapping(results).Of(entry, Now).ShouldHaveSingleItem());
                Validator.Validate(json).Issues.Where(issue => issue.Severity is IssueSeverity.Error).Select(issue => issue.ToString()).ShouldBeEmpty();
            }
        }
    }

    [Fact]
    public void Acts_AllOfThem_AreTheCodeSystems()
    {
        var system = JsonNode.Parse(File.ReadAllBytes(Path.Combine(Folder, "generated", "CodeSystem-worklist-act.json")))!;

        Enum.GetValues<AuditAction>().Select(AuditTerms.Act).ShouldBe(system["concept"]!.AsArray().Select(concept => concept!["code"]!.GetValue<string>()), ignoreOrder: true);
        system["url"]!.GetValue<string>().ShouldBe(AuditTerms.Acts);
    }

    [Fact]
    public void Event_OnAResultsServerOfItsOwn_RefersToTheEhrInFull()
    {
        var json = JsonNode.Parse(AuditEventWriter.Write(Mapping("https://results.example/fhir/").Of(new AuditEntry { Action = AuditAction.ViewSubject, User = Ann, Patient = "Patient/1" }, Now).Single()).Span)!;

        json["agent"]![0]!["who"]!["reference"]!.GetValue<string>().ShouldBe("https://ehr.example/fhir/Practitioner/ann");
        json["entity"]![0]!["what"]!["reference"]!.GetValue<string>().ShouldBe("https://ehr.example/fhir/Patient/1");
    }

    [Fact]
    public void Entry_Printed_NamesNobody()
    {
        AuditEntry entry = new() { Action = AuditAction.ViewSubject, User = Ann, Patient = "Patient/17", Shown = [new AuditedSubject("Patient/18", null)] };

        $"{entry} {entry.Shown[0]}".ShouldBe("ViewSubject subject");
    }

    private static AuditMapping Mapping(string results)
    {
        var id = 0;
        return new AuditMapping(new References(new Uri("https://ehr.example/fhir/"), new Uri(results)), Protocols, () => $"id-{id++}");
    }
}
