using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Prescreen.Fhir.Vocabulary;
using Prescreen.Protocols;
using Prescreen.Screening.ProtocolExport;
using Prescreen.Vocabulary;

namespace Prescreen.Cli.Commands;

/// <summary><c>prescreen protocol export</c>: protocols as FHIR R4.</summary>
internal static class ProtocolExportCommand
{
    private const string Description =
        "Writes protocols as FHIR R4: a ResearchStudy with its arms, a Group with a characteristic per criterion, a Library with the file itself. Without --output: as one transaction Bundle. Ends with 1 where a protocol is wrong.";

    private const string Examples = """
        prescreen protocol export cea-car-t --output fhir/
        prescreen protocol export my-trial.yaml --value-sets my-valuesets/ > bundle.json
        prescreen protocol export cea-car-t | prescreen validate -
        """;

    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(Surroundings surroundings)
    {
        Argument<string[]> files = new("FILE|ID") { Description = "Protocol files (*.yaml), or ids of those that come with prescreen.", Arity = ArgumentArity.OneOrMore };
        Option<string?> output = new("--output") { Description = "The folder to write a file per resource into, made where it isn't there.", HelpName = "FOLDER" };
        Option<string?> valueSets = new("--value-sets") { Description = "A folder of value sets to use in place of those that come with prescreen.", HelpName = "FOLDER" };
        HelpedCommand command = new("export", Description, Examples) { files, output, valueSets };
        command.SetAction(parsed =>
        {
            if (!VocabularyFolder.Load(parsed.GetValue(valueSets) ?? Profiles.ValueSets).TryGet(out var vocabulary, out var problem))
            {
                surroundings.Error.WriteLine(problem);
                return ExitCode.Usage;
            }

            List<(Protocol Protocol, ReadOnlyMemory<byte> Yaml)> protocols = [];
            var isGood = true;
            foreach (var name in (parsed.GetValue(files) ?? []).Distinct(StringComparer.Ordinal))
            {
                isGood &= Read(name, vocabulary, protocols, surroundings);
            }

            isGood &= protocols.Count == 0 || Write(protocols, parsed.GetValue(output), surroundings);
            return isGood ? ExitCode.Done : ExitCode.Partly;
        });
        return command;
    }

    private static bool Read(string name, ConceptVocabulary vocabulary, List<(Protocol, ReadOnlyMemory<byte>)> protocols, Surroundings surroundings)
    {
        if (!ProtocolChoice.Read(name).TryGet(out var file, out var problem))
        {
            surroundings.Error.WriteLine(problem);
            return false;
        }

        var reading = ProtocolFile.Read(file.File, file.Yaml.Span, vocabulary);
        foreach (var wrong in reading.Problems)
        {
            surroundings.Error.WriteLine(wrong);
        }

        if (reading.Protocol is not { } protocol)
        {
            return false;
        }

        protocols.Add((protocol, file.Yaml));
        return true;
    }

    private static bool Write(List<(Protocol Protocol, ReadOnlyMemory<byte> Yaml)> protocols, string? folder, Surroundings surroundings)
    {
        if (folder is null)
        {
            surroundings.Output.WriteLine(Indented(ProtocolResources.Transaction(protocols)));
            return true;
        }

        try
        {
            Directory.CreateDirectory(folder);
            foreach (var (protocol, yaml) in protocols)
            {
                foreach (var resource in ProtocolResources.Of(protocol, yaml))
                {
                    var path = Path.Combine(folder, $"{resource.Type}-{FileName(protocol.Id)}.json");
                    File.WriteAllText(path, Indented(resource.Json) + "\n");
                    surroundings.Output.WriteLine(path);
                }
            }

            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            surroundings.Error.WriteLine(new Problem(ProblemKind.Unavailable, "CLI-070", "Nothing can be written there: check that it is a folder, and its rights.") { Place = folder });
            return false;
        }
    }

    private static string FileName(string id) => string.Concat(id.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_' ? letter : '_'));

    private static string Indented(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        using MemoryStream indented = new();
        using (Utf8JsonWriter writer = new(indented, Readable))
        {
            document.RootElement.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(indented.GetBuffer(), 0, (int)indented.Length);
    }
}
