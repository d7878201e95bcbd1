using System.Text;
using Prescreen.Fhir.Json;
using Prescreen.Fhir.Model;

namespace Prescreen.Fhir.Tests.Json;

public sealed class WriterTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 13, 0, 0, TimeSpan.FromHours(1));

    [Fact]
    public void ResearchStudy_Written_IsGolden()
        => Text(ResearchStudyWriter.Write(new ResearchStudy
        {
            Id = "cea",
            Status = "active",
            Title = "CEA-CAR-T – Übersicht",
            Identifiers = [new Identifier("http://clinicaltrials.gov", "NCT07247396")],
        })).ShouldBe(
            """{"resourceType":"ResearchStudy","id":"cea","identifier":[{"system":"http://clinicaltrials.gov","value":"NCT07247396"}],"title":"CEA-CAR-T – Übersicht","status":"active"}""");

    [Fact]
    public void ResearchSubject_Written_IsGoldenAndReadsBack()
    {
        var subject = new ResearchSubject
        {
            Id = "s1",
            Meta = new Meta { Profiles = ["https://p/rs"], Tags = [new Coding("https://t", "machine")], VersionId = "not ours to write" },
            Identifiers = [new Identifier("https://i", "NCT1|p1")],
            Extensions = [Extension.OfCode("https://e", "x")],
            Status = "potential-candidate",
            Study = new Reference("ResearchStudy/cea"),
            Individual = new Reference("Patient/p1"),
        };

        ReadOnlyMemory<byte> written = ResearchSubjectWriter.Write(subject);
        ResearchSubject read = ResearchSubjectReader.Read(written.Span).Value;

        Text(written).ShouldBe(
            Flat("""
                {"resourceType":"ResearchSubject","id":"s1","meta":{"profile":["https://p/rs"],"tag":[{"system":"https://t","code":"machine"}]},
                "extension":[{"url":"https://e","valueCode":"x"}],"identifier":[{"system":"https://i","value":"NCT1|p1"}],"status":"potential-candidate",
                "study":{"reference":"ResearchStudy/cea"},"individual":{"reference":"Patient/p1"}}
                """));
        read.Status.ShouldBe("potential-candidate");
        read.Individual.Target.ShouldBe("Patient/p1");
        read.Identifiers.ShouldBe(subject.Identifiers);
        read.Extensions.ShouldBe(subject.Extensions);
        read.Meta.Tags.ShouldBe(subject.Meta.Tags);
        read.ToString().ShouldBe("ResearchSubject");
    }

    [Fact]
    public void Assessment_Written_IsGolden()
        => Text(AssessmentWriter.Write(new Assessment
        {
            Code = CodeableConcept.Of(new Coding("https://c", "eligibility-assessment")),
            Patient = new Reference("Patient/p1"),
            Focus = new Reference("ResearchSubject/s1"),
            Device = new Reference("Device/engine"),
            Effective = Noon,
            Value = CodeableConcept.Of(new Coding("https://v", "candidate")),
            Note = "n",
            Components =
            [
                new AssessmentComponent(CodeableConcept.Of(new Coding("https://k", "I9.platelets")))
                {
                    Value = CodeableConcept.Of(new Coding("https://o", "met"), "120 ≥ 80"),
                    Extensions = [Extension.OfReference("https://x", "Observation/9/_history/2"), new Extension("https://n", "valueInteger", "7")],
                },
                new AssessmentComponent(CodeableConcept.Of(new Coding("https://k", "I9.lvef")))
                {
                    AbsentReason = CodeableConcept.Of(new Coding("http://terminology.hl7.org/CodeSystem/data-absent-reason", "unknown"), "no LVEF"),
                },
            ],
        })).ShouldBe(
            Flat("""
                {"resourceType":"Observation","status":"final",
                "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"survey"}]}],
                "code":{"coding":[{"system":"https://c","code":"eligibility-assessment"}]},"subject":{"reference":"Patient/p1"},
                "focus":[{"reference":"ResearchSubject/s1"}],"effectiveDateTime":"2026-11-20T12:00:00.000Z",
                "valueCodeableConcept":{"coding":[{"system":"https://v","code":"candidate"}]},"note":[{"text":"n"}],"device":{"reference":"Device/engine"},
                "component":[{"extension":[{"url":"https://x","valueReference":{"reference":"Observation/9/_history/2"}},{"url":"https://n","valueInteger":7}],
                "code":{"coding":[{"system":"https://k","code":"I9.platelets"}]},"valueCodeableConcept":{"coding":[{"system":"https://o","code":"met"}],"text":"120 ≥ 80"}},
                {"code":{"coding":[{"system":"https://k","code":"I9.lvef"}]},
                "dataAbsentReason":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/data-absent-reason","code":"unknown"}],"text":"no LVEF"}}]}
                """));

    [Fact]
    public void Provenance_Written_IsGoldenAndReadsBack()
    {
        ReadOnlyMemory<byte> written = ProvenanceWriter.Write(new Provenance
        {
            Targets = [new Reference("ResearchSubject/s1"), new Reference("Observation/a1")],
            Recorded = Noon,
            Agent = new Reference("Device/engine"),
            Policies = ["urn:protocol:cea:1.0.0"],
            Sources = [new Reference("Observation/9/_history/2")],
        });

        Text(written).ShouldBe(
            Flat("""
                {"resourceType":"Provenance","target":[{"reference":"ResearchSubject/s1"},{"reference":"Observation/a1"}],"recorded":"2026-11-20T12:00:00.000Z",
                "policy":["urn:protocol:cea:1.0.0"],"agent":[{"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/provenance-participant-type","code":"assembler"}]},
                "who":{"reference":"Device/engine"}}],"entity":[{"role":"source","what":{"reference":"Observation/9/_history/2"}}]}
                """));
        Provenance read = ProvenanceReader.Read(written.Span).Value;
        read.Targets.Select(target => target.Target).ShouldBe(["ResearchSubject/s1", "Observation/a1"]);
        read.Sources.Single().Target.ShouldBe("Observation/9/_history/2");
        read.Agent.Target.ShouldBe("Device/engine");
        read.Recorded.ShouldBe(Noon);
    }

    [Fact]
    public void Task_Written_IsGoldenAndReadsBack()
    {
        ReadOnlyMemory<byte> written = TaskWriter.Write(new FhirTask
        {
            Status = "requested",
            Code = new CodeableConcept { Text = "review" },
            Description = "Look at the CT",
            Focus = new Reference("ResearchSubject/s1"),
            For = new Reference("Patient/p1"),
            AuthoredOn = Noon,
            Identifiers = [new Identifier("https://i", "1")],
        });

        Text(written).ShouldBe(
            Flat("""
                {"resourceType":"Task","identifier":[{"system":"https://i","value":"1"}],"status":"requested","intent":"order","code":{"text":"review"},
                "description":"Look at the CT","focus":{"reference":"ResearchSubject/s1"},"for":{"reference":"Patient/p1"},"authoredOn":"2026-11-20T12:00:00.000Z"}
                """));
        FhirTask read = TaskReader.Read(written.Span).Value;
        read.For!.Target.ShouldBe("Patient/p1");
        read.Description.ShouldBe("Look at the CT");
        read.AuthoredOn.ShouldBe(Noon);
    }

    [Fact]
    public void Provenance_OfAPerson_IsGoldenAndReadsBack()
    {
        ReadOnlyMemory<byte> written = ProvenanceWriter.Write(new Provenance
        {
            Targets = [new Reference("ResearchSubject/s1")],
            Recorded = Noon,
            Reasons = [CodeableConcept.Of(new Coding("https://r", "duplicate"))],
            Agent = new Reference(null) { Identifier = new Identifier("https://i", "user:1"), Display = "Ana" },
            AgentType = "author",
            Revisions = [new Reference("ResearchSubject/s1/_history/3")],
        });

        Text(written).ShouldBe(
            Flat("""
                {"resourceType":"Provenance","target":[{"reference":"ResearchSubject/s1"}],"recorded":"2026-11-20T12:00:00.000Z",
                "reason":[{"coding":[{"system":"https://r","code":"duplicate"}]}],
                "agent":[{"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/provenance-participant-type","code":"author"}]},
                "who":{"identifier":{"system":"https://i","value":"user:1"},"display":"Ana"}}],"entity":[{"role":"revision","what":{"reference":"ResearchSubject/s1/_history/3"}}]}
                """));
        Provenance read = ProvenanceReader.Read(written.Span).Value;
        read.Reasons.Single().Has("https://r", "duplicate").ShouldBeTrue();
        (read.Agent.Identifier, read.AgentType).ShouldBe((new Identifier("https://i", "user:1"), "author"));
        read.Revisions.Single().Target.ShouldBe("ResearchSubject/s1/_history/3");
        read.Sources.ShouldBeEmpty();
    }

    [Fact]
    public void Task_WithNotesAndARest_IsGoldenAndReadsBack()
    {
        ReadOnlyMemory<byte> written = TaskWriter.Write(new FhirTask
        {
            Status = "on-hold",
            RestsUntil = new DateOnly(2026, 11, 30),
            Notes =
            [
                new Annotation("First\n<b>") { Author = new Reference("Practitioner/7") { Display = "Ana" }, Time = Noon },
                new Annotation("Second") { Author = new Reference(null) { Display = "Ben" } },
            ],
        });

        Text(written).ShouldBe(
            Flat("""
                {"resourceType":"Task","status":"on-hold","intent":"order",
                "note":[{"authorReference":{"reference":"Practitioner/7","display":"Ana"},"time":"2026-11-20T12:00:00.000Z","text":"First\n<b>"},
                {"authorString":"Ben","text":"Second"}],"restriction":{"period":{"end":"2026-11-30"}}}
                """));
        FhirTask read = TaskReader.Read(written.Span).Value;
        read.Notes.Select(note => (note.Text, note.Author!.Target, note.Author.Display, note.Time)).ShouldBe(
            [("First\n<b>", "Practitioner/7", "Ana", Noon), ("Second", null, "Ben", null)]);
        read.RestsUntil.ShouldBe(new DateOnly(2026, 11, 30));
    }

    [Theory]
    [InlineData("""{"period":{"start":"2026-11-01","end":"2026-11-30T08:00:00Z"}}""", 30)]
    [InlineData("""{"repetitions":1,"period":{"end":"2026-11"}}""", null)]
    [InlineData("""{"period":"soon"}""", null)]
    [InlineData("7", null)]
    public void Task_RestrictedInOtherWays_IsReadAsFarAsItSaysADay(string restriction, int? day)
        => (TaskReader.Read(Encoding.UTF8.GetBytes($$"""{"resourceType":"Task","restriction":{{restriction}},"status":"on-hold","intent":"order"}""")).Value.RestsUntil?.Day).ShouldBe(day);

    [Fact]
    public void List_Written_IsGoldenAndReadsBack()
    {
        ReadOnlyMemory<byte> written = ListWriter.Write(new FhirList
        {
            Title = "CEA",
            Extensions = [Extension.OfReference("https://s", "ResearchStudy/cea")],
            Entries = [new ListEntry(new Reference("ResearchSubject/s1")) { Flag = new CodeableConcept { Text = "new" }, Date = Noon }, new ListEntry(new Reference("ResearchSubject/s2")) { IsDeleted = true }],
        });

        Text(written).ShouldBe(
            Flat("""
                {"resourceType":"List","extension":[{"url":"https://s","valueReference":{"reference":"ResearchStudy/cea"}}],"status":"current","mode":"working","title":"CEA",
                "entry":[{"flag":{"text":"new"},"date":"2026-11-20T12:00:00.000Z","item":{"reference":"ResearchSubject/s1"}},{"deleted":true,"item":{"reference":"ResearchSubject/s2"}}]}
                """));
        FhirList read = ListReader.Read(written.Span).Value;
        read.Entries.Select(entry => entry.Item.Target).ShouldBe(["ResearchSubject/s1", "ResearchSubject/s2"]);
        read.Entries[1].IsDeleted.ShouldBeTrue();
        read.Extensions.Single().Value.ShouldBe("ResearchStudy/cea");
    }

    [Fact]
    public void Device_Written_IsGolden()
        => Text(DeviceWriter.Write(new Device { Id = "engine", Name = "Prescreen", Version = "0.1.0" })).ShouldBe(
            """{"resourceType":"Device","id":"engine","status":"active","deviceName":[{"name":"Prescreen","type":"user-friendly-name"}],"version":[{"value":"0.1.0"}]}""");

    [Fact]
    public void Subscription_Classic_IsGolden()
        => Text(SubscriptionWriter.Write(new Subscription
        {
            Status = "requested",
            Reason = "Prescreen: labs",
            Criteria = "Observation?code=http://loinc.org|777-3",
            Endpoint = "https://me.example/hook",
            Headers = ["X-Secret: a"],
        })).ShouldBe(
            Flat("""
                {"resourceType":"Subscription","status":"requested","reason":"Prescreen: labs","criteria":"Observation?code=http://loinc.org|777-3",
                "channel":{"type":"rest-hook","endpoint":"https://me.example/hook","header":["X-Secret: a"]}}
                """));

    [Fact]
    public void Subscription_Backport_IsGoldenAndReadsBack()
    {
        ReadOnlyMemory<byte> written = SubscriptionWriter.Write(new Subscription
        {
            Status = "requested",
            Reason = "r",
            Criteria = "http://topic/1",
            Endpoint = "https://me.example/hook",
            Payload = "application/fhir+json",
            Backport = new BackportTerms { Filters = ["Observation?code=a"], HeartbeatSeconds = 60, MaxCount = 20 },
        });

        Text(written).ShouldBe(
            Flat("""
                {"resourceType":"Subscription","status":"requested","reason":"r","criteria":"http://topic/1","_criteria":{"extension":[{"url":"http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-filter-criteria","valueString":"Observation?code=a"}]},
                "channel":{"extension":[{"url":"http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-heartbeat-period","valueUnsignedInt":60},
                {"url":"http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-max-count","valuePositiveInt":20}],"type":"rest-hook","endpoint":"https://me.example/hook","payload":"application/fhir+json",
                "_payload":{"extension":[{"url":"http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-payload-content","valueCode":"id-only"}]}}}
                """));
        BackportTerms terms = SubscriptionReader.Read(written.Span).Value.Backport!;
        terms.Filters.ShouldBe(["Observation?code=a"]);
        (terms.Content, terms.HeartbeatSeconds, terms.TimeoutSeconds, terms.MaxCount).ShouldBe(("id-only", 60, null, 20));
    }

    [Fact]
    public void Bundle_Transaction_IsGoldenAndReadsBack()
    {
        ReadOnlyMemory<byte> written = BundleWriter.Write("transaction",
        [
            new BundleEntry
            {
                FullUrl = "urn:uuid:1", Resource = Encoding.UTF8.GetBytes("""{"resourceType":"Task"}"""),
                Request = new EntryRequest("POST", "Task") { IfNoneExist = "identifier=a|b" },
            },
            new BundleEntry { Request = new EntryRequest("DELETE", "Task/2") { IfMatch = "W/\"1\"" } },
        ]);

        Text(written).ShouldBe(
            Flat("""
                {"resourceType":"Bundle","type":"transaction","entry":[{"fullUrl":"urn:uuid:1","resource":{"resourceType":"Task"},"request":{"method":"POST","url":"Task","ifNoneExist":"identifier=a|b"}},
                {"request":{"method":"DELETE","url":"Task/2","ifMatch":"W/\"1\""}}]}
                """));
        BundleEnvelope read = BundleEnvelope.Read(written).Value;
        read.Entries[0].Request!.IfNoneExist.ShouldBe("identifier=a|b");
        read.Entries[1].Request!.IfMatch.ShouldBe("W/\"1\"");
        Text(read.Entries[0].Resource).ShouldBe("""{"resourceType":"Task"}""");
    }

    [Fact]
    public void OperationOutcome_Written_ReadsBack()
    {
        ReadOnlyMemory<byte> written = OperationOutcomeWriter.Write(new OperationOutcome([new OutcomeIssue("error", "invalid") { Diagnostics = "d", Expression = "Task.status" }]));

        Text(written).ShouldBe("""{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"invalid","diagnostics":"d","expression":["Task.status"]}]}""");
        OperationOutcomeReader.Read(written.Span).Value.Issues.Single().Diagnostics.ShouldBe("d");
    }

    [Fact]
    public void SubscriptionStatus_Written_ReadsBack()
    {
        ReadOnlyMemory<byte> written = SubscriptionStatusWriter.Write(new SubscriptionStatus
        {
            Subscription = "Subscription/1",
            Topic = "http://topic/1",
            Status = "active",
            Type = "event-notification",
            EventsSinceStart = 4,
            Events = [new NotificationEvent(4) { Timestamp = Noon, Focus = "Observation/9" }],
        });

        SubscriptionStatus read = SubscriptionStatusReader.Read(written.Span).Value;

        (read.Subscription, read.Topic, read.Status, read.Type, read.EventsSinceStart).ShouldBe(("Subscription/1", "http://topic/1", "active", "event-notification", 4L));
        read.Events.Single().ShouldBe(new NotificationEvent(4) { Timestamp = Noon, Focus = "Observation/9" });
    }

    [Fact]
    public void IdentifierToken_SpecialCharacters_AreEscapedForFhirAndForTheUrl()
        => new Identifier("http://s", "a|b,c$d\\e f").ToToken().ShouldBe("http%3A%2F%2Fs|a%5C%7Cb%5C%2Cc%5C%24d%5C%5Ce%20f");

    private static string Flat(string lines) => string.Concat(lines.Split('\n'));

    private static string Text(ReadOnlyMemory<byte> json) => Encoding.UTF8.GetString(json.Span);
}
