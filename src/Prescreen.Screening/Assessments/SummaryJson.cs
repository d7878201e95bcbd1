using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Prescreen.Evaluation;
using Prescreen.Insights;

namespace Prescreen.Screening.Assessments;

/// <summary>
/// A summary as one small JSON object: <c>{"found":"ineligible","criteria":"I1\tI2","outcomes":"mn","changes":"00120261204","near":[["I2","76 10*9/L","≥80
/// 10*9/L",0.05]]}</c>; outcomes are a letter each, changes are eleven digits each: a criterion's place and a day. The ids stand in one text, told from others by its
/// bytes alone: reading tens of thousands of them costs next to nothing.
/// </summary>
internal static class SummaryJson
{
    /// <summary>By <see cref="Outcome"/>.</summary>
    private const string Letters = "mnurjfa";

    /// <summary>Three for the place, eight for the day.</summary>
    private const int ChangeDigits = 11;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[]? Write(SubjectSummary? summary)
    {
        if (summary is null)
        {
            return null;
        }

        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("found", summary.Found.Name());
            Write(writer, summary.Packed);
            writer.WriteStartArray("near");
            foreach (var near in summary.NearMisses)
            {
                writer.WriteStartArray();
                writer.WriteStringValue(near.Criterion);
                writer.WriteStringValue(near.Value);
                writer.WriteStringValue(near.Needed);
                writer.WriteNumberValue(near.Margin);
                writer.WriteEndArray();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The summary; null where there is none or it is none of ours.</summary>
    public static SubjectSummary? Read(byte[]? json, TextPool pool)
    {
        if (json is null)
        {
            return null;
        }

        try
        {
            return Read(new Utf8JsonReader(json), pool);
        }
        catch (Exception foreign) when (foreign is JsonException or InvalidOperationException or FormatException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    private static void Write(Utf8JsonWriter writer, PackedOutcomes packed)
    {
        writer.WriteString("criteria", string.Join(TextPool.Separator, packed.Criteria));
        writer.WriteString("outcomes", string.Concat(packed.Bytes.Select(outcome => Letters[outcome])));
        writer.WriteString("changes", string.Concat(packed.Changes.Select(change => string.Create(CultureInfo.InvariantCulture, $"{change.Index:000}{change.Day:yyyyMMdd}"))));
    }

    private static SubjectSummary? Read(Utf8JsonReader reader, TextPool pool)
    {
        EligibilityStatus? found = null;
        ImmutableArray<string> ids = [];
        ImmutableArray<byte> outcomes = [];
        ImmutableArray<(int, DateOnly)> changes = [];
        ImmutableArray<NearMiss> near = [];
        reader.Read();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            reader.Read();
            switch (name)
            {
                case var _ when name.SequenceEqual("found"u8): found = Status(reader.ValueSpan); break;
                case var _ when name.SequenceEqual("criteria"u8): ids = pool.List(ref reader); break;
                case var _ when name.SequenceEqual("outcomes"u8): outcomes = Outcomes(reader.ValueSpan); break;
                case var _ when name.SequenceEqual("changes"u8): changes = Changes(reader.ValueSpan); break;
                case var _ when name.SequenceEqual("near"u8): near = Near(ref reader, pool); break;
                default: reader.Skip(); break;
            }
        }

        return found is { } status && ids.Length == outcomes.Length
            ? new SubjectSummary { Found = status, Packed = new PackedOutcomes(ids, outcomes, changes), NearMisses = near }
            : null;
    }

    private static EligibilityStatus? Status(ReadOnlySpan<byte> name) => name switch
    {
        _ when name.SequenceEqual("not-considered"u8) => EligibilityStatus.NotConsidered,
        _ when name.SequenceEqual("ineligible"u8) => EligibilityStatus.Ineligible,
        _ when name.SequenceEqual("potential-candidate"u8) => EligibilityStatus.PotentialCandidate,
        _ when name.SequenceEqual("candidate"u8) => EligibilityStatus.Candidate,
        _ => null,
    };

    private static ImmutableArray<byte> Outcomes(ReadOnlySpan<byte> letters)
    {
        var outcomes = new byte[letters.Length];
        for (var i = 0; i < outcomes.Length; i++)
        {
            var outcome = Letters.IndexOf((char)letters[i], StringComparison.Ordinal);
            outcomes[i] = outcome < 0 ? throw new FormatException("outcomes") : (byte)outcome;
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(outcomes);
    }

    private static ImmutableArray<(int, DateOnly)> Changes(ReadOnlySpan<byte> digits)
    {
        var changes = new (int, DateOnly)[digits.Length / ChangeDigits];
        for (var i = 0; i < changes.Length; i++)
        {
            var change = digits.Slice(i * ChangeDigits, ChangeDigits);
            changes[i] = (Number(change[..3]), new DateOnly(Number(change[3..7]), Number(change[7..9]), Number(change[9..])));
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(changes);
    }

    private static int Number(ReadOnlySpan<byte> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            number = digit is >= (byte)'0' and <= (byte)'9' ? (number * 10) + (digit - '0') : throw new FormatException("changes");
        }

        return number;
    }

    private static ImmutableArray<NearMiss> Near(ref Utf8JsonReader reader, TextPool pool)
    {
        var near = ImmutableArray.CreateBuilder<NearMiss>();
        while (reader.Read() && reader.TokenType is JsonTokenType.StartArray)
        {
            reader.Read();
            var criterion = pool.Of(reader.GetString()!);
            reader.Read();
            var value = reader.GetString()!;
            reader.Read();
            var needed = pool.Of(reader.GetString()!);
            reader.Read();
            near.Add(new NearMiss(criterion, value, needed, reader.GetDecimal()));
            reader.Read();
        }

        return near.DrainToImmutable();
    }
}
