using System.Globalization;
using System.Text;
using Prescreen.Screening.Csv;
using Prescreen.Screening.Ledger;

namespace Prescreen.Worklist.Pages.List;

/// <summary>A screening list for a spreadsheet: a line per subject, the patient by the EHR's reference.</summary>
internal static class ListCsv
{
    /// <summary>UTF-8 with a byte order mark, without which spreadsheets take it for something else.</summary>
    public static byte[] Write(IEnumerable<ScreeningHead> subjects, TimeZoneInfo site)
    {
        using MemoryStream content = new();
        using (StreamWriter output = new(content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        {
            CsvLine.Write(output, "patient", "subject", "status", "found", "to-read", "missing", "speaks-against", "near-misses", "changed", "changes-on", "assigned-to", "decision", "criterion", "reason", "until");
            foreach (var head in subjects)
            {
                Write(output, head, site);
            }
        }

        return content.ToArray();
    }

    private static void Write(StreamWriter output, ScreeningHead head, TimeZoneInfo site)
    {
        var decision = head.Work.Decision;
        CsvLine.Write(
            output,
            head.Patient,
            head.Subject ?? "",
            head.Status,
            Evaluation.OutcomeNames.Name(head.Summary.Found),
            string.Join(' ', head.Summary.Reviews),
            string.Join(' ', head.Summary.Missing),
            string.Join(' ', head.Summary.Failing),
            string.Join("; ", head.Summary.NearMisses.Select(miss => $"{miss.Criterion}: {miss.Value}, needs {miss.Needed}")),
            Moments.At(head.ChangedAt, site),
            head.Summary.ChangesAt is { } day ? Moments.On(day) : "",
            head.Work.AssignedName ?? head.Work.AssignedTo ?? "",
            decision?.Kind.ToString().ToLower(CultureInfo.InvariantCulture) ?? "",
            decision?.Criterion ?? "",
            decision?.Reason ?? "",
            decision?.Until is { } until ? Moments.On(until) : "");
    }
}
