using System.CommandLine;
using System.Text;
using Prescreen.Cli.Findings;
using Prescreen.Fhir.Vocabulary;

namespace Prescreen.Cli.Commands;

/// <summary><c>prescreen findings</c>: what reports say, and in which words.</summary>
internal static class FindingsCommand
{
    private const string Description =
        "Says what reports state of the findings trials ask for: how asserted, with which values, in which words. With --term or --terms: how each mention of these words is asserted instead.";

    private const string Examples = """
        prescreen findings report.txt
        prescreen findings --format ndjson reports/*.txt > findings.ndjson
        prescreen findings --term "pleural effusion" --term pneumothorax report.txt
        prescreen findings --terms terms.txt --format ndjson --split line sentences.txt
        prescreen findings --format text scan.pdf
        prescreen findings export/DiagnosticReport.ndjson
        pdftotext -layout report.pdf - | prescreen findings -
        """;

    public static Command Create(Surroundings surroundings)
    {
        Argument<string[]> files = new("FILE") { Description = "Text in English or Chinese, HTML, RTF, PDF (needs pdftotext), or FHIR R4 (*.json, *.ndjson); - reads what is piped in.", Arity = ArgumentArity.OneOrMore };
        Option<string> format = new("--format") { Description = "table for people: the text with its words marked. ndjson for programs: an object per statement. text: only the words as they were read, in which lines and offsets count.", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "ndjson", "text");
        Option<string[]> term = new("--term") { Description = "Words to look for instead of the findings; may be given more than once.", HelpName = "WORDS" };
        Option<string?> terms = new("--terms") { Description = "A file of such words: one term a line, optionally a TAB and the concept it stands for; # begins a comment.", HelpName = "FILE" };
        Option<string?> lexicon = new("--lexicon") { Description = "A folder of lexicons to use in place of those that come with prescreen.", HelpName = "FOLDER" };
        Option<TextSplit> split = new("--split") { Description = "What belongs together: the whole file, or each line alone. auto: long files of unwrapped lines without headings and blank lines are read line by line.", DefaultValueFactory = _ => TextSplit.Auto, HelpName = "auto|file|line" };
        Option<string?> encoding = new("--encoding") { Description = "The texts' encoding, like gb18030; UTF-8 without.", HelpName = "NAME" };
        HelpedCommand command = new("findings", Description, Examples) { files, format, term, terms, lexicon, split, encoding };
        command.SetAction(parsed =>
        {
            var own = parsed.GetValue(term) ?? [];
            var file = parsed.GetValue(terms);
            Encoding? read = null;
            if (!TermList.Read(own, file).TryGet(out var list, out var problem) || (parsed.GetValue(encoding) is { } name && !EncodingOf(name).TryGet(out read, out problem)))
            {
                surroundings.Error.WriteLine(problem);
                return ExitCode.Usage;
            }

            var (reader, problems) = LexiconFolder.Load(parsed.GetValue(lexicon) ?? Profiles.Narrative, list);
            if (reader is null)
            {
                foreach (var wrong in problems)
                {
                    surroundings.Error.WriteLine(wrong);
                }

                return ExitCode.Usage;
            }

            var paths = parsed.GetValue(files) ?? [];
            IFindingsOutput output = parsed.GetRequiredValue(format) switch
            {
                "ndjson" => new FindingsNdjson(surroundings.Output, paths.Length > 1),
                "text" => new FindingsText(surroundings.Output),
                _ => new FindingsView(surroundings.Output, surroundings.HasColour, surroundings.Width, paths.Length > 1),
            };
            StatementReader statements = new(reader, list.Count > 0, parsed.GetValue(split));
            return new FindingsRun(new DocumentReader(surroundings.Input, read), statements, output, surroundings).Run(paths);
        });
        return command;
    }

    private static Result<Encoding> EncodingOf(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return new Problem(ProblemKind.Invalid, "CLI-050", "There is no such encoding: give a name like utf-8, gb18030, big5 or windows-1252.") { Place = "--encoding" };
        }
    }
}
