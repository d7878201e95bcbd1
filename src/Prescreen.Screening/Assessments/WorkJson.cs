using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Prescreen.Evaluation;
using Prescreen.Screening.WriteBack;

namespace Prescreen.Screening.Assessments;

/// <summary>What people do with a subject as one small JSON object: assignedTo, assignedName, decision (kind, criterion, reason, until, by, byName, at, before, found).</summary>
internal static class WorkJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The object; null for no work.</summary>
    public static byte[]? Write(SubjectWork work)
    {
        if (work == SubjectWork.None)
        {
            return null;
        }

        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            Write(writer, "assignedTo", work.AssignedTo);
            Write(writer, "assignedName", work.AssignedName);
            if (work.Decision is { } decision)
            {
                writer.WriteStartObject("decision");
                Write(writer, decision);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The work; none where there is none or it is none of ours.</summary>
    public static SubjectWork Read(byte[]? json)
    {
        if (json is null)
        {
            return SubjectWork.None;
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return new SubjectWork
            {
                AssignedTo = Text(root, "assignedTo"),
                AssignedName = Text(root, "assignedName"),
                Decision = root.TryGetProperty("decision", out var decision) ? Decision(decision) : null,
            };
        }
        catch (Exception foreign) when (foreign is JsonException or InvalidOperationException or FormatException)
        {
            return SubjectWork.None;
        }
    }

    private static void Write(Utf8JsonWriter writer, PersonDecision decision)
    {
        writer.WriteString("kind", decision.Kind.Name());
        Write(writer, "criterion", decision.Criterion);
        Write(writer, "reason", decision.Reason);
        Write(writer, "until", decision.Until?.ToString("O", CultureInfo.InvariantCulture));
        writer.WriteString("by", decision.By);
        Write(writer, "byName", decision.ByName);
        writer.WriteString("at", decision.At.ToUniversalTime());
        writer.WriteString("before", decision.Before);
        Write(writer, "found", decision.Found?.Name());
    }

    private static void Write(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static PersonDecision? Decision(JsonElement decision)
        => DecisionKinds.Parse(Text(decision, "kind")) is { } kind && Text(decision, "by") is { } by && Text(decision, "before") is { } before
            && decision.TryGetProperty("at", out var at)
            ? new PersonDecision
            {
                Kind = kind,
                Criterion = Text(decision, "criterion"),
                Reason = Text(decision, "reason"),
                Until = Text(decision, "until") is { } until ? DateOnly.ParseExact(until, "O", CultureInfo.InvariantCulture) : null,
                By = by,
                ByName = Text(decision, "byName"),
                At = at.GetDateTimeOffset(),
                Before = before,
                Found = Text(decision, "found") is { } found ? OutcomeNames.Parse(found) : null,
            }
            : null;

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
