using System.Globalization;
using Prescreen.Fhir.Vocabulary;
using Prescreen.Protocols;

namespace Prescreen.Cli.Commands;

/// <summary><c>prescreen protocol check</c>.</summary>
internal static class ProtocolCheck
{
    /// <summary>0 where every file is right, 1 where one is wrong or can't be read, 2 where the value sets can't.</summary>
    public static int Run(IReadOnlyList<string> files, string valueSets, Surroundings surroundings)
    {
        if (!VocabularyFolder.Load(valueSets).TryGet(out var vocabulary, out var problem))
        {
            surroundings.Error.WriteLine(problem);
            return ExitCode.Usage;
        }

        var code = ExitCode.Done;
        foreach (var name in files)
        {
            if (!ProtocolChoice.Read(name).TryGet(out var file, out problem))
            {
                surroundings.Error.WriteLine(problem);
                code = ExitCode.Partly;
                continue;
            }

            var reading = ProtocolFile.Read(file.File, file.Yaml.Span, vocabulary);
            foreach (var wrong in reading.Problems)
            {
                surroundings.Error.WriteLine(wrong);
            }

            if (reading.Protocol is { } protocol)
            {
                surroundings.Output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name}: {protocol.Id} {protocol.Version} is right: {protocol.Criteria.Length} criteria, {protocol.Concepts.Count} value sets."));
            }
            else
            {
                code = ExitCode.Partly;
            }
        }

        return code;
    }
}
