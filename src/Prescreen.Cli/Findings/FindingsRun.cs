using Prescreen.Cli.Commands;

namespace Prescreen.Cli.Findings;

/// <summary>One run of <c>prescreen findings</c>: reads file after file and writes what each says as soon as it is read.</summary>
internal sealed class FindingsRun(DocumentReader documents, StatementReader reader, IFindingsOutput output, Surroundings surroundings)
{
    /// <summary>The exit code.</summary>
    public int Run(IReadOnlyList<string> paths)
    {
        var isWhole = true;
        var files = paths.Select(path => new InputFile(path, path != "-" && File.Exists(path) ? new FileInfo(path).Length : 0)).ToList();
        using (var progress = new Progress(surroundings, files.Sum(file => file.Bytes)))
        {
            foreach (var file in files)
            {
                progress.Reading(file);
                foreach (var read in documents.Read(file.Path))
                {
                    if (read.TryGet(out var document, out var problem))
                    {
                        LineMap lines = new(document.Text);
                        output.Add(document, lines, reader.Read(document, lines));
                    }
                    else
                    {
                        isWhole = false;
                        surroundings.Error.WriteLine(problem);
                    }
                }
            }
        }

        output.Finish();
        return isWhole ? ExitCode.Done : ExitCode.Partly;
    }
}
