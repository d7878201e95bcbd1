using Prescreen.Cli.Output;
using Prescreen.Fhir.Vocabulary;
using Prescreen.Protocols;

namespace Prescreen.Cli.Commands;

/// <summary><c>prescreen protocol show</c>.</summary>
internal static class ProtocolShow
{
    /// <summary>0 where every file was shown, 1 where one is wrong or can't be read, 2 where the value sets can't.</summary>
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
            IReadOnlyList<Problem> wrong = [];
            if (ProtocolChoice.Read(name).TryGet(out var file, out problem))
            {
                var reading = ProtocolFile.Read(file.File, file.Yaml.Span, vocabulary);
                wrong = reading.Problems;
                if (reading.Protocol is { } protocol)
                {
                    new PlanWriter(protocol, surroundings.Output).Write();
                    continue;
                }
            }

            foreach (var one in problem is null ? wrong : [problem])
            {
                surroundings.Error.WriteLine(one);
            }

            code = ExitCode.Partly;
        }

        return code;
    }
}
