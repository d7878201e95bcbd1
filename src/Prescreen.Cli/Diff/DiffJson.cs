using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Prescreen.Evaluation;
using Prescreen.Insights;
using Prescreen.Protocols;

namespace Prescreen.Cli.Diff;

/// <summary>One object: <c>{"protocol","before","after","asOf","criteria","patients","totals"}</c>; patients without any difference are only counted.</summary>
internal sealed class DiffJson(TextWriter output) : IDiffOutput
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Write(Amendment amendment)
    {
        using MemoryStream json = new();
        using (Utf8JsonWriter writer = new(json, Readable))
        {
            writer.WriteStartObject();
            writer.WriteString("protocol", amendment.After.Id);
            Version(writer, "before", amendment.Before);
            Version(writer, "after", amendment.After);
            writer.WriteString("asOf", SiteTime.Show(amendment.AsOf));
            Many(writer, "criteria", amendment.Criteria, Criterion);
            Many(writer, "patients", amendment.Patients, Patient);
            Totals(writer, amendment.Totals);
            writer.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(json.GetBuffer(), 0, (int)json.Length));
    }

    private static void Version(Utf8JsonWriter writer, string name, Protocol protocol)
    {
        writer.WriteStartObject(name);
        writer.WriteString("version", protocol.Version);
        writer.WriteString("fingerprint", protocol.Fingerprint);
        writer.WriteStartArray("considers");
        foreach (var id in protocol.Considers)
        {
            writer.WriteStringValue(id);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Criterion(Utf8JsonWriter writer, CriterionAmendment criterion)
    {
        writer.WriteString("id", criterion.Id);
        writer.WriteString("change", criterion.Before is null ? "added" : criterion.After is null ? "removed" : "changed");
        Worded(writer, "before", criterion.Before);
        Worded(writer, "after", criterion.After);
    }

    private static void Worded(Utf8JsonWriter writer, string name, WordedCriterion? criterion)
    {
        if (criterion is null)
        {
            return;
        }

        writer.WriteStartObject(name);
        writer.WriteString("category", criterion.Category is CriterionCategory.Inclusion ? "inclusion" : "exclusion");
        writer.WriteString("text", criterion.Text);
        writer.WriteStartArray("asks");
        foreach (var sentence in criterion.Asks)
        {
            writer.WriteStringValue(sentence);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Patient(Utf8JsonWriter writer, PatientAmendment patient)
    {
        writer.WriteString("patient", patient.Patient);
        writer.WriteString("effect", Name(patient.Effect));
        writer.WriteString("before", patient.Before.Name());
        writer.WriteString("after", patient.After.Name());
        Many(writer, "criteria", patient.Changes, (changes, change) =>
        {
            changes.WriteString("id", change.Id);
            Judged(changes, "before", change.Before);
            Judged(changes, "after", change.After);
        });
        Many(writer, "keptOutBy", patient.KeptOutBy, One);
        Many(writer, "judgedByOne", patient.JudgedByOne, One);
    }

    private static void Judged(Utf8JsonWriter writer, string name, Verdict? verdict)
    {
        if (verdict is null)
        {
            return;
        }

        writer.WriteStartObject(name);
        Answer(writer, verdict);
        writer.WriteEndObject();
    }

    private static void One(Utf8JsonWriter writer, Verdict verdict)
    {
        writer.WriteString("id", verdict.Criterion.Id);
        Answer(writer, verdict);
    }

    private static void Answer(Utf8JsonWriter writer, Verdict verdict)
    {
        writer.WriteString("outcome", verdict.Outcome.Name());
        writer.WriteString("reason", verdict.Reason);
    }

    private static void Totals(Utf8JsonWriter writer, AmendmentTotals totals)
    {
        writer.WriteStartObject("totals");
        writer.WriteNumber("patients", totals.Patients);
        Counts(writer, "before", totals.Before.Select(pair => (pair.Key.Name(), pair.Value)));
        Counts(writer, "after", totals.After.Select(pair => (pair.Key.Name(), pair.Value)));
        Counts(writer, "effects", totals.Effects.Select(pair => (Name(pair.Key), pair.Value)));
        Counts(writer, "criteria", totals.Criteria.Select(pair => (pair.Key, pair.Value)));
        writer.WriteEndObject();
    }

    private static void Counts(Utf8JsonWriter writer, string name, IEnumerable<(string Name, int Count)> counts)
    {
        writer.WriteStartObject(name);
        foreach (var (what, count) in counts)
        {
            writer.WriteNumber(what, count);
        }

        writer.WriteEndObject();
    }

    private static void Many<T>(Utf8JsonWriter writer, string name, IEnumerable<T> values, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStartObject();
            write(writer, value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static string Name(AmendmentEffect effect) => effect switch
    {
        AmendmentEffect.None => "none",
        AmendmentEffect.OutcomesOnly => "outcomes-only",
        AmendmentEffect.OtherStatus => "other-status",
        AmendmentEffect.Gained => "gained",
        AmendmentEffect.Lost => "lost",
        _ => throw new System.Diagnostics.UnreachableException($"No name for {effect}."),
    };
}
