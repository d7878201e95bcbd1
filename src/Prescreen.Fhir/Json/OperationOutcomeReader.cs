using System.Text.Json;
using Prescreen.Fhir.Model;

namespace Prescreen.Fhir.Json;

/// <summary>Reads OperationOutcome. <see href="https://hl7.org/fhir/R4/operationoutcome.html"/></summary>
public static class OperationOutcomeReader
{
    /// <summary>The outcome; FHIR-141 where the bytes are damaged, FHIR-142 where they are another resource.</summary>
    public static Result<OperationOutcome> Read(ReadOnlySpan<byte> json) => JsonWalk.Read<OperationOutcome>(json, "OperationOutcome", (ref reader) =>
    {
        string? type = null;
        var outcome = new OperationOutcome([]);
        while (reader.NextMember())
        {
            switch (reader.GetString())
            {
                case "resourceType": type = reader.Text(); break;
                case "issue": outcome = new OperationOutcome(reader.Many(ReadIssue)); break;
                default: reader.Pass(); break;
            }
        }

        return type is "OperationOutcome" ? outcome : JsonProblems.WrongType("OperationOutcome");
    });

    private static OutcomeIssue? ReadIssue(ref Utf8JsonReader reader)
    {
        var issue = new OutcomeIssue("", "");
        bool isObject = reader.IsObjectHere();
        while (isObject && reader.NextMember())
        {
            switch (reader.GetString())
            {
                case "severity": issue = issue with { Severity = reader.Text() ?? "" }; break;
                case "code": issue = issue with { Code = reader.Text() ?? "" }; break;
                case "diagnostics": issue = issue with { Diagnostics = reader.Text() }; break;
                case "details": issue = issue with { Details = ReadText(ref reader) }; break;
                case "expression": issue = issue with { Expression = reader.Many(TextItem).FirstOrDefault() }; break;
                default: reader.Pass(); break;
            }
        }

        return isObject ? issue : null;
    }

    private static string? ReadText(ref Utf8JsonReader reader)
    {
        reader.Read();
        string? text = null;
        bool isObject = reader.IsObjectHere();
        while (isObject && reader.NextMember())
        {
            if (reader.GetString() is "text")
            {
                text = reader.Text();
            }
            else
            {
                reader.Pass();
            }
        }

        return text;
    }

    private static string? TextItem(ref Utf8JsonReader reader) => reader.TextHere();
}
