using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Prescreen.Fhir.Json.LocalCodes;
using Prescreen.Insights;

namespace Prescreen.Cli.Readiness;

/// <summary>The report as one JSON object.</summary>
internal static class ReadinessJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(ReadinessReport report, TextWriter output)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("asOf", SiteTime.Show(report.AsOf));
            json.WriteNumber("files", report.Files);
            json.WriteNumber("resources", report.Resources);
            json.WriteNumber("patients", report.Patients);
            Items(json, "protocols", report.Protocols, Protocol);
            Items(json, "localCodes", report.Codes, Code);
            Items(json, "mappedCodes", report.Mapped, Mapped);
            Items(json, "wordsOnly", report.WordsOnly, WordsOnly);
            Items(json, "units", report.Units, Unit);
            Items(json, "problems", report.Problems, Problem);
            json.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(bytes.ToArray()));
    }

    private static void Items<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Protocol(Utf8JsonWriter json, ProtocolReadiness readiness)
    {
        json.WriteString("protocol", readiness.Protocol.Id);
        json.WriteString("version", readiness.Protocol.Version);
        json.WriteNumber("considered", readiness.Considered);
        Items(json, "criteria", readiness.Criteria, Criterion);
    }

    private static void Criterion(Utf8JsonWriter json, CriterionReadiness readiness)
    {
        json.WriteString("id", readiness.Criterion.Id);
        Counts(json, "all", readiness.All);
        Counts(json, "considered", readiness.Considered);
        if (readiness.Stale is { } stale)
        {
            json.WriteNumber("onlyOlderResults", stale);
        }

        if (readiness.Ranges is { } ranges)
        {
            json.WriteStartObject("upperLimits");
            json.WriteNumber("results", ranges.Results);
            json.WriteNumber("withoutLimit", ranges.WithoutLimit);
            json.WriteNumber("patientsWithout", ranges.Patients);
            json.WriteEndObject();
        }
    }

    private static void Counts(Utf8JsonWriter json, string name, DataCounts counts)
    {
        json.WriteStartObject(name);
        json.WriteNumber("coded", counts.Coded);
        json.WriteNumber("narrative", counts.Narrative);
        json.WriteNumber("review", counts.Review);
        json.WriteNumber("nothing", counts.Nothing);
        json.WriteNumber("noTrace", counts.NoTrace);
        json.WriteNumber("notAsked", counts.NotAsked);
        if (counts.CodedShare is { } share)
        {
            json.WriteNumber("codedShare", Math.Round(share, 4));
        }

        json.WriteEndObject();
    }

    private static void Code(Utf8JsonWriter json, UnmappedCode unmapped)
    {
        Local(json, unmapped.Code);
        if (unmapped.Suggestion is { } suggestion)
        {
            json.WriteStartObject("suggestion");
            json.WriteString("valueSet", suggestion.ValueSet);
            json.WriteString("title", suggestion.Title);
            json.WriteString("system", suggestion.System);
            json.WriteString("code", suggestion.Code);
            json.WriteString("because", suggestion.Because);
            json.WriteEndObject();
        }
    }

    private static void Mapped(Utf8JsonWriter json, LocalCode code)
    {
        Local(json, code);
        json.WriteString("mappedTo", code.MappedTo);
    }

    private static void Local(Utf8JsonWriter json, LocalCode code)
    {
        json.WriteString("resourceType", code.ResourceType);
        json.WriteString("system", code.System);
        json.WriteString("code", code.Code);
        json.WriteString("display", code.Display);
        json.WriteString("unit", code.Unit);
        json.WriteNumber("count", code.Count);
    }

    private static void WordsOnly(Utf8JsonWriter json, KeyValuePair<string, int> words)
    {
        json.WriteString("resourceType", words.Key);
        json.WriteNumber("count", words.Value);
    }

    private static void Unit(Utf8JsonWriter json, UnitGap gap)
    {
        json.WriteString("test", gap.Test);
        json.WriteString("unit", gap.Unit);
        json.WriteString("why", ReadinessWords.Why(gap.Status));
        json.WriteNumber("results", gap.Results);
        json.WriteNumber("patients", gap.Patients);
        json.WriteString("suggestion", gap.Suggestion);
    }

    private static void Problem(Utf8JsonWriter json, ProblemCount problem)
    {
        json.WriteString("code", problem.Code);
        json.WriteNumber("count", problem.Count);
        json.WriteBoolean("lost", problem.IsLost);
        json.WriteString("text", problem.Text);
    }
}
