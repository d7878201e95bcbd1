using Prescreen.Facts;

namespace Prescreen.Fhir.Json.Facts;

/// <summary>Observation, also a contained one. https://hl7.org/fhir/R4/observation.html</summary>
internal static class ObservationReader
{
    private static ReadOnlySpan<byte> OwnCodes => "https://prescreen.example/fhir/CodeSystem/prescreen"u8;

    public static string? Read(JsonObject resource, ResourceContext context)
    {
        var code = Code(resource["code"u8], context);
        var status = resource["status"u8].Code();
        var isWithdrawn = ElementReader.IsWithdrawn(status);
        var isWanted = isWithdrawn || IsKnown(code) || HasKnownComponent(resource, context);
        if ((!isWanted && context.Narrative is null) || IsOwn(resource))
        {
            return null;
        }

        var findings = isWithdrawn ? [] : ResultWords.Findings(resource, context);
        if ((isWanted || findings.Count > 0) && context.Patient(resource["subject"u8]) is { } patient)
        {
            context.Keep(patient, Fact(resource, code, StatusOf(status), context.Head(resource, isWithdrawn), findings, context));
            return patient;
        }

        return null;
    }

    public static ResultStatus StatusOf(ReadOnlySpan<byte> status) => status switch
    {
        _ when status.SequenceEqual("final"u8) || status.SequenceEqual("amended"u8) || status.SequenceEqual("corrected"u8)
            || status.SequenceEqual("appended"u8) => ResultStatus.Final,
        _ when status.SequenceEqual("preliminary"u8) || status.SequenceEqual("partial"u8) => ResultStatus.Preliminary,
        _ when status.SequenceEqual("registered"u8) => ResultStatus.Registered,
        _ => ResultStatus.Unknown,
    };

    // A code that is a mere string is nobody's: neither a code of a system nor somebody's words for one.
    private static CodedElement Code(JsonNode node, ResourceContext context) => node.IsString ? CodedElement.None : context.Coded.Read(node);

    // What we concluded is no evidence: our assessments name the criteria ("ECOG 0 or 1"), and would be read as results of these names.
    private static bool IsOwn(JsonObject resource)
    {
        foreach (var coding in resource["code"u8]["coding"u8].Items())
        {
            if (coding["system"u8].Utf8().SequenceEqual(OwnCodes))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsKnown(CodedElement code) => !code.Concepts.IsEmpty || !code.ResultTextConcepts.IsEmpty;

    private static bool HasKnownComponent(JsonObject resource, ResourceContext context)
    {
        var components = resource["component"u8];
        if (components.IsAbsent)
        {
            return false;
        }

        foreach (var component in components.Items())
        {
            if (IsKnown(Code(component["code"u8], context)))
            {
                return true;
            }
        }

        return false;
    }

    private static ResultFact Fact(JsonObject resource, CodedElement code, ResultStatus status, FactHead head, IReadOnlyList<NarrativeFinding> findings, ResourceContext context)
    {
        var (effective, isIssued) = Effective(resource, context);
        var method = context.Coded.Read(resource["method"u8]);
        var specimen = context.Reference(resource["specimen"u8]);
        var isAbsent = IsAbsent(resource, code);
        return new ResultFact
        {
            Source = head.Source,
            LastUpdated = head.LastUpdated,
            Identifiers = head.Identifiers,
            IsWithdrawn = head.IsWithdrawn,
            Concepts = code.Concepts,
            TextConcepts = code.ResultTextConcepts,
            Label = code.Label,
            Code = code.Code,
            CodeMapping = code.Mapping,
            Status = status,
            Effective = effective,
            IsEffectiveFromIssued = isIssued,
            Value = isAbsent ? ResultValue.None : ValueReader.Read(resource, context),
            IsDataAbsent = isAbsent,
            ReferenceRanges = RangeReader.Read(resource["referenceRange"u8], context),
            Interpretation = ElementReader.Meaning(resource["interpretation"u8], context),
            Method = method.Concepts.IsEmpty ? method.TextConcepts : method.Concepts,
            MethodLabel = method.Label,
            Specimen = specimen,
            Notes = ElementReader.Notes(resource["note"u8]),
            Findings = findings,
            Components = Components(resource, status, head, (effective, isIssued), specimen, context),
        };
    }

    private static ResultFact[] Components(
        JsonObject resource, ResultStatus status, FactHead head, (DateInterval? When, bool IsIssued) effective, string? specimen, ResourceContext context)
    {
        var parts = resource["component"u8];
        if (parts.IsAbsent)
        {
            return [];
        }

        var components = new List<ResultFact>();
        foreach (var item in parts.Items())
        {
            var component = item.Object();
            var code = Code(component["code"u8], context);
            if (!IsKnown(code))
            {
                continue;
            }

            var isAbsent = IsAbsent(component, code);
            components.Add(new ResultFact
            {
                Source = head.Source,
                LastUpdated = head.LastUpdated,
                IsWithdrawn = head.IsWithdrawn,
                Concepts = code.Concepts,
                TextConcepts = code.ResultTextConcepts,
                Label = code.Label,
                Code = code.Code,
                CodeMapping = code.Mapping,
                Status = status,
                Effective = effective.When,
                IsEffectiveFromIssued = effective.IsIssued,
                Value = isAbsent ? ResultValue.None : ValueReader.Read(component, context),
                IsDataAbsent = isAbsent,
                ReferenceRanges = RangeReader.Read(component["referenceRange"u8], context),
                Interpretation = ElementReader.Meaning(component["interpretation"u8], context),
                Specimen = specimen,
            });
        }

        return [.. components];
    }

    private static (DateInterval? When, bool IsIssued) Effective(JsonObject resource, ResourceContext context)
    {
        if (ElementReader.When(resource, "effectiveDateTime"u8, "effectivePeriod"u8, "effective[x]", context) is { } when)
        {
            return (when, false);
        }

        if (!resource["effectiveInstant"u8].IsAbsent)
        {
            return (context.Date(resource["effectiveInstant"u8], "effectiveInstant"), false);
        }

        if (!resource["effectiveTiming"u8].IsAbsent)
        {
            return (LastEvent(resource["effectiveTiming"u8]["event"u8], context), false);
        }

        // A time that is there but unreadable is not replaced by another.
        var isSaid = !resource["effectiveDateTime"u8].IsAbsent || !resource["effectivePeriod"u8].IsAbsent;
        return !isSaid && context.Date(resource["issued"u8], "issued") is { } issued ? (issued, true) : (null, false);
    }

    private static DateInterval? LastEvent(JsonNode events, ResourceContext context)
    {
        DateInterval? last = null;
        foreach (var item in events.Items())
        {
            var read = context.Date(item, "effectiveTiming.event");
            last = last is { } known && read is { } one && one.Start < known.Start ? last : read;
        }

        return last;
    }

    // Known by its words only, a goal or a plan names what it aims at as a result does.
    private static bool IsAbsent(JsonObject holder, CodedElement code)
        => !holder["dataAbsentReason"u8].IsAbsent
        || (code.Concepts.IsEmpty && code.Label is { } label
            && (label.Contains("goal", StringComparison.OrdinalIgnoreCase) || label.Contains("target", StringComparison.OrdinalIgnoreCase)
                || label.Contains("planned", StringComparison.OrdinalIgnoreCase)));
}
