using System.CommandLine;
using Prescreen.Fhir.Vocabulary;
using Prescreen.Narrative;

namespace Prescreen.Cli.Commands;

/// <summary>What every command that reads records from files asks for: the files, and the instant and calendar they are read by.</summary>
internal sealed class RecordArguments
{
    /// <summary>The files and folders.</summary>
    public Argument<string[]> Input { get; } = new("INPUT") { Description = "Bundles or resources (*.json), bulk exports (*.ndjson), or folders of them.", Arity = ArgumentArity.OneOrMore };

    /// <summary>The instant.</summary>
    public Option<string?> AsOf { get; } = new("--as-of") { Description = "The instant everything is relative to; a date alone means the end of that day. Without: now.", HelpName = "INSTANT" };

    /// <summary>The site's time zone.</summary>
    public Option<string?> TimeZone { get; } = new("--time-zone") { Description = "The site's time zone, in which days are counted; UTC without.", HelpName = "ZONE" };

    /// <summary>The site's ConceptMaps.</summary>
    public Option<string?> ConceptMaps { get; } = new("--concept-maps")
    {
        Description = "A folder of the site's FHIR ConceptMaps, from its own codes to standard ones and from its unit strings to UCUM; only equal and equivalent are applied.",
        HelpName = "FOLDER",
    };

    /// <summary>The reader of reports' words, by the lexicons that come with the command, or the first thing that is wrong with them.</summary>
    public static Result<NarrativeReader> Narrative()
    {
        var (reader, problems) = LexiconFolder.Load(Profiles.Narrative);
        return reader is null ? problems[0] : reader;
    }

    /// <summary>The files and folders given.</summary>
    public IReadOnlyList<string> Paths(ParseResult parsed) => parsed.GetValue(Input) ?? [];

    /// <summary>The instant and calendar given.</summary>
    public Result<SiteTime> Time(ParseResult parsed, TimeProvider clock) => SiteTime.Read(parsed.GetValue(AsOf), parsed.GetValue(TimeZone), clock);

    /// <summary>Says what of the site's maps isn't applied.</summary>
    public static void TellMaps(IEnumerable<Problem> notices, Surroundings surroundings)
    {
        foreach (var notice in notices)
        {
            surroundings.Error.WriteLine(notice);
        }
    }

    /// <summary>Says which instant now is, where none was given: another run gives another answer.</summary>
    public void TellNow(ParseResult parsed, SiteTime time, Surroundings surroundings)
    {
        if (parsed.GetValue(AsOf) is null)
        {
            surroundings.Error.WriteLine($"As of now, {SiteTime.Show(time.AsOf)}; give --as-of to be able to repeat the answer.");
        }
    }
}
