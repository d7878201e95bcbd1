using System.Text.Json;
using Prescreen.Cli;

namespace Prescreen.RealData;

/// <summary>One run of <c>prescreen screen --format ndjson</c> over records of others.</summary>
internal sealed record RecordedRun(int Exit, IReadOnlyList<JsonElement> Assessments, IReadOnlyList<string> Problems)
{
    /// <summary>Screens by both committed protocols.</summary>
    public static async Task<RecordedRun> OfAsync(string asOf, params string[] input)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await PrescreenCommand.RunAsync(
            ["screen", "--as-of", asOf, "--format", "ndjson", .. input],
            new Surroundings(output, error, TimeProvider.System),
            TestContext.Current.CancellationToken);
        return new RecordedRun(exit, [.. Lines(output).Select(Parse)], [.. Lines(error)]);
    }

    /// <summary>The patients whom a protocol considers, with their status.</summary>
    public IEnumerable<string> Considered(string protocol)
        => Assessments.Where(one => Text(one, "protocol") == protocol && Text(one, "status") != "not-considered")
            .Select(one => $"{Text(one, "patient")} {Text(one, "status")}").Order(StringComparer.Ordinal);

    /// <summary>A patient's assessment by a protocol.</summary>
    public JsonElement Of(string patient, string protocol)
        => Assessments.Single(one => Text(one, "patient") == $"Patient/{patient}" && Text(one, "protocol") == protocol);

    /// <summary>The outcome of a criterion: "met: reason".</summary>
    public string Verdict(string patient, string protocol, string criterion)
        => Of(patient, protocol).GetProperty("criteria").EnumerateArray().Where(one => Text(one, "id") == criterion)
            .Select(one => $"{Text(one, "outcome")}: {Text(one, "reason")}").Single();

    public static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static IEnumerable<string> Lines(StringWriter writer) => writer.ToString().Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0);

    private static JsonElement Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.Clone();
    }
}
