using System.Globalization;
using Prescreen.Cli.Output;
using Prescreen.Fhir.Vocabulary;
using Prescreen.Insights;
using Prescreen.Vocabulary;

namespace Prescreen.Cli.Commands;

/// <summary><c>prescreen vocabulary check</c>.</summary>
internal static class VocabularyCheckRun
{
    /// <summary>0 where nothing must be mended, 1 where something must, 2 where a folder or a protocol can't be read.</summary>
    public static int Run(string folder, IReadOnlyList<string> named, IReadOnlyList<string> definitions, bool asJson, Surroundings surroundings)
    {
        List<(string File, ReadOnlyMemory<byte> Yaml)> protocols = [];
        foreach (var name in named.Count > 0 ? named : Profiles.ProtocolIds)
        {
            if (!ProtocolChoice.Read(name).TryGet(out var file, out var missing))
            {
                surroundings.Error.WriteLine(missing);
                return ExitCode.Usage;
            }

            protocols.Add((Path.GetFileName(file.File), file.Yaml));
        }

        string[] known = [.. new[] { Profiles.Generated }.Where(Directory.Exists), .. definitions];
        if (!VocabularyFolder.Read(folder).TryGet(out var sources, out var problem) || !Names(known, surroundings).TryGet(out var names, out problem))
        {
            surroundings.Error.WriteLine(problem);
            return ExitCode.Usage;
        }

        var report = VocabularyCheck.Run(sources, protocols, names);
        surroundings.Output.WriteLine(asJson ? Json(report) : Table(report));
        return report.Errors > 0 ? ExitCode.Partly : ExitCode.Done;
    }

    private static Result<CodeNames> Names(IReadOnlyList<string> folders, Surroundings surroundings)
    {
        Progress? progress = null;
        try
        {
            return CodeNamesFolder.Read(folders, (file, files) => (progress ??= new Progress(surroundings, files)).Reading(new InputFile(file, 1)));
        }
        finally
        {
            progress?.Dispose();
        }
    }

    private static string Table(VocabularyReport report)
    {
        var warnings = report.Findings.Length - report.Errors;
        var found = string.Create(
            CultureInfo.InvariantCulture,
            $"{Count(report.ValueSets, "value set")}, {Count(report.Codes, "code")}, {report.Prefixes} with all they begin, {Count(report.Protocols, "protocol")}: ");
        var end = report.Findings.IsEmpty ? "all is right." : $"{Count(report.Errors, "error")}, {Count(warnings, "warning")}.";
        return string.Join(Environment.NewLine, [.. report.Findings.Select(finding => finding.ToString()), found + end]);
    }

    private static string Json(VocabularyReport report) => JsonText.Of(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("valueSets", report.ValueSets);
        writer.WriteNumber("codes", report.Codes);
        writer.WriteNumber("prefixes", report.Prefixes);
        writer.WriteNumber("protocols", report.Protocols);
        writer.WriteNumber("errors", report.Errors);
        writer.Many("findings", report.Findings, finding =>
        {
            writer.WriteString("severity", finding.IsError ? "error" : "warning");
            writer.WriteString("code", finding.Problem.Code);
            writer.WriteString("place", finding.Problem.Place);
            writer.WriteString("text", finding.Problem.Text);
        });
        writer.WriteEndObject();
    });

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{(count == 0 ? "no" : count)} {what}{(count == 1 ? "" : "s")}");
}
