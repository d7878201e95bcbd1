using System.Globalization;
using System.Text.Json;
using Prescreen.Cli.Output;
using Prescreen.Fhir.Vocabulary;
using Prescreen.Vocabulary;

namespace Prescreen.Cli.Commands;

/// <summary><c>prescreen vocabulary diff</c>.</summary>
internal static class VocabularyDiffRun
{
    /// <summary>0 where they were compared, 1 where a value set can't be understood, 2 where a folder can't be read.</summary>
    public static int Run(string old, string now, bool asJson, Surroundings surroundings)
    {
        if (!VocabularyFolder.Read(old).TryGet(out var before, out var problem) || !VocabularyFolder.Read(now).TryGet(out var after, out problem))
        {
            surroundings.Error.WriteLine(problem);
            return ExitCode.Usage;
        }

        if (!VocabularyDiff.Compare(before, after).TryGet(out var changes, out problem))
        {
            surroundings.Error.WriteLine(problem);
            return ExitCode.Partly;
        }

        if (asJson)
        {
            surroundings.Output.WriteLine(Json(changes));
            return ExitCode.Done;
        }

        foreach (var line in changes.SelectMany(Lines))
        {
            surroundings.Output.WriteLine(line);
        }

        surroundings.Output.WriteLine(changes.Count == 0 ? "The value sets are the same." : string.Create(
            CultureInfo.InvariantCulture,
            $"{changes.Count} value sets differ: {changes.Sum(change => change.Added.Length)} codes added, {changes.Sum(change => change.Removed.Length)} removed, {changes.Sum(change => change.Renamed.Length)} displayed otherwise."));
        return ExitCode.Done;
    }

    private static IEnumerable<string> Lines(ValueSetChange change)
    {
        yield return change.Kind is ValueSetChangeKind.Changed ? change.Id : $"{change.Id} ({Kind(change)})";
        foreach (var code in change.Added)
        {
            yield return $"  + {code.System} {code.Code} {code.Display}".TrimEnd();
        }

        foreach (var code in change.Removed)
        {
            yield return $"  - {code.System} {code.Code} {code.Display}".TrimEnd();
        }

        foreach (var (code, was) in change.Renamed)
        {
            yield return $"  ~ {code.System} {code.Code} '{was}' is now '{code.Display}'";
        }

        foreach (var word in change.AddedWords.Select(word => $"  + words: {word}").Concat(change.RemovedWords.Select(word => $"  - words: {word}")))
        {
            yield return word;
        }
    }

    private static string Json(IReadOnlyList<ValueSetChange> changes) => JsonText.Of(writer =>
    {
        writer.WriteStartObject();
        writer.Many("valueSets", changes, change =>
        {
            writer.WriteString("id", change.Id);
            writer.WriteString("change", Kind(change));
            writer.Many("added", change.Added, code => Code(writer, code));
            writer.Many("removed", change.Removed, code => Code(writer, code));
            writer.Many("renamed", change.Renamed, renamed =>
            {
                Code(writer, renamed.Code);
                writer.WriteString("before", renamed.Before);
            });
            writer.Texts("addedWords", change.AddedWords);
            writer.Texts("removedWords", change.RemovedWords);
        });
        writer.WriteEndObject();
    });

    private static void Code(Utf8JsonWriter writer, ChangedCode code)
    {
        writer.WriteString("system", code.System);
        writer.WriteString("code", code.Code);
        writer.WriteString("display", code.Display);
    }

    private static string Kind(ValueSetChange change) => change.Kind.ToString().ToLowerInvariant();
}
