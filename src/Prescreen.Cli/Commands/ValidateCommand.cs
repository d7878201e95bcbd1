using System.CommandLine;
using Prescreen.Cli.Validation;
using Prescreen.Fhir.Validation;
using Prescreen.Fhir.Validation.Definitions;

namespace Prescreen.Cli.Commands;

/// <summary><c>prescreen validate</c>: FHIR R4 resources against their types and profiles.</summary>
internal static class ValidateCommand
{
    private const string Description =
        "Validates FHIR R4 resources: against their types, the profiles they claim and those named here. Says of each error where it is and how to mend it, and at the end what could not be checked.";

    private const string Examples = """
        prescreen validate patient.json
        prescreen validate export/ bundle.json observations.ndjson
        prescreen validate --definitions our-profiles/ --profile https://hospital.example/fhir/StructureDefinition/lab-result result.json
        prescreen validate --format json bundle.json > outcomes.ndjson
        prescreen testserver & curl http://127.0.0.1:8090/fhir/Observation/7 | prescreen validate -
        """;

    private static readonly string[] OfPrescreen = [Profiles.Generated, Profiles.ValueSets];

    public static Command Create(Surroundings surroundings)
    {
        Argument<string[]> files = new("FILE") { Description = "Resources and Bundles (*.json), bulk files (*.ndjson) and folders of them; - reads a resource that is piped in.", Arity = ArgumentArity.OneOrMore };
        Option<string[]> profile = new("--profile") { Description = "Canonical URL of a profile every resource must conform to; may be given more than once.", HelpName = "URL" };
        Option<string[]> definitions = new("--definitions")
        {
            Description = "A folder of StructureDefinitions, ValueSets and CodeSystems, such as an npm package of FHIR, used over the R4 that comes with prescreen; may be given more than once.",
            HelpName = "FOLDER",
        };
        Option<string> format = new("--format") { Description = "table for people; json for programs: a line per resource with its OperationOutcome.", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "json");
        HelpedCommand command = new("validate", Description, Examples) { files, profile, definitions, format };
        command.SetAction(parsed =>
        {
            var profiles = parsed.GetValue(profile) ?? [];
            if (!Load(parsed.GetValue(definitions) ?? []).TryGet(out var known, out var problem) || !Known(known, profiles).TryGet(out known, out problem))
            {
                surroundings.Error.WriteLine(problem);
                return ExitCode.Usage;
            }

            IValidationOutput output = parsed.GetRequiredValue(format) == "json" ? new ValidationNdjson(surroundings.Output) : new ValidationTable(surroundings.Output);
            return new ValidationRun(new FhirValidator(known, surroundings.Time), profiles, output, surroundings).Run(parsed.GetValue(files) ?? []);
        });
        return command;
    }

    // The profiles of Prescreen itself lie beside the command.
    private static Result<FhirDefinitions> Load(IReadOnlyList<string> folders)
    {
        Result<FhirDefinitions> definitions = FhirDefinitions.R4();
        foreach (var folder in (string[])[.. OfPrescreen.Where(Directory.Exists), .. folders])
        {
            if (!definitions.TryGet(out var so, out var problem))
            {
                return problem;
            }

            definitions = so.WithFolder(folder);
        }

        return definitions;
    }

    private static Result<FhirDefinitions> Known(FhirDefinitions definitions, IReadOnlyList<string> profiles)
        => profiles.FirstOrDefault(url => !definitions.HasStructure(url)) is { } missing
            ? new Problem(ProblemKind.NotFound, "CLI-060", $"The profile {definitions.WhyNoStructure(missing)}.") { Place = missing }
            : definitions;
}
