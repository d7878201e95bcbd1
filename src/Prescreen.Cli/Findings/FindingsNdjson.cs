using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Prescreen.Facts;

namespace Prescreen.Cli.Findings;

/// <summary>
/// One JSON object a line, per statement. The first eleven keys are always there, null where nothing is told: line, concept, term, assertion, value, percentLow,
/// percentHigh, pattern, site, start, end. Others only where they say something.
/// </summary>
internal sealed class FindingsNdjson(TextWriter output, bool namesFiles) : IFindingsOutput
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> line = new();

    /// <inheritdoc/>
    public void Add(ReadDocument document, LineMap lines, IReadOnlyList<Statement> statements)
    {
        foreach (var statement in statements)
        {
            line.ResetWrittenCount();
            using (Utf8JsonWriter json = new(line, Options))
            {
                Write(json, document, statement);
            }

            output.Write(Encoding.UTF8.GetString(line.WrittenSpan));
            output.Write('\n');
        }
    }

    /// <inheritdoc/>
    public void Finish() => output.Flush();

    private void Write(Utf8JsonWriter json, ReadDocument document, Statement statement)
    {
        var finding = statement.Finding;
        var words = document.Text[statement.Start..statement.End];
        json.WriteStartObject();
        json.WriteNumber("line", statement.Line);
        json.WriteString("concept", statement.Concept);
        json.WriteString("term", statement.Mention?.Term.Words ?? words);
        json.WriteString("assertion", FindingWords.Of(statement.Assertion));
        json.WriteString("value", finding?.Value);
        Number(json, "percentLow", finding?.Percent is { } low ? low.Low ?? 0 : null);
        Number(json, "percentHigh", finding?.Percent is { } high ? high.High ?? 100 : null);
        json.WriteString("pattern", finding is { Patterns.Count: > 0 } ? string.Join('+', finding.Patterns) : null);
        json.WriteString("site", finding?.Site);
        json.WriteNumber("start", statement.Start);
        json.WriteNumber("end", statement.End);
        json.WriteString("text", words);
        if (finding is not null)
        {
            WriteMore(json, finding);
        }

        Word(json, "file", namesFiles ? document.File : null);
        Word(json, "reference", document.Reference);
        json.WriteEndObject();
    }

    private static void WriteMore(Utf8JsonWriter json, NarrativeFinding finding)
    {
        Word(json, "number", finding.Number is { } number ? FindingWords.Of(number) : null);
        Word(json, "percent", finding.Percent is { } percent ? FindingWords.Of(percent) : null);
        Word(json, "copies", finding.Copies is { } copies ? FindingWords.Of(copies) : null);
        if (finding.HScore is { } score)
        {
            json.WriteNumber("hScore", score);
        }

        Word(json, "intensity", finding.Intensity);
        Word(json, "laterality", finding.Laterality);
        Word(json, "part", finding.Part);
        Word(json, "date", finding.Date);
        if (finding.IsAmendment)
        {
            json.WriteBoolean("amendment", true);
        }
    }

    private static void Number(Utf8JsonWriter json, string key, decimal? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(key, value);
        }
        else
        {
            json.WriteNull(key);
        }
    }

    private static void Word(Utf8JsonWriter json, string key, string? word)
    {
        if (word is not null)
        {
            json.WriteString(key, word);
        }
    }
}
