using System.Collections.Immutable;
using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Prescreen.Screening.Hosting;
using Prescreen.Screening.Ledger;
using Prescreen.Worklist.Hosting;

namespace Prescreen.Cli;

/// <summary>What an installation is configured by: a JSON file where one is named, and over it the environment (<c>Prescreen__Ehr__BaseUrl</c>).</summary>
internal static class Installation
{
    /// <summary>The option that names the file.</summary>
    public static Option<FileInfo?> ConfigOption() => new("--config")
    {
        Description = "A JSON file of settings ({ \"Prescreen\": { \"Ehr\": { \"BaseUrl\": … } } }); the environment (Prescreen__Ehr__BaseUrl) outranks it.",
        HelpName = "FILE",
    };

    /// <summary>The settings as they are set; CLI-040 where the file isn't there or no JSON.</summary>
    public static Result<ConfigurationRoot> Read(FileInfo? file)
    {
        try
        {
            var builder = new ConfigurationBuilder();
            if (file is not null)
            {
                builder.AddJsonFile(file.FullName, optional: false);
            }

            return (ConfigurationRoot)builder.AddEnvironmentVariables().Build();
        }
        catch (Exception wrong) when (wrong is IOException or InvalidDataException or FormatException or UnauthorizedAccessException)
        {
            return new Problem(ProblemKind.Invalid, "CLI-040", "The settings file isn't there, may not be read, or is no JSON.") { Place = file?.FullName };
        }
    }

    /// <summary>The settings checked, or all that is wrong with them.</summary>
    public static (PrescreenSettings? Settings, ImmutableArray<Problem> Problems) Settings(FileInfo? file)
        => Read(file).TryGet(out var configuration, out var problem) ? SettingsReader.Read(configuration) : (null, [problem]);

    /// <summary>The settings of the worklist checked, or all that is wrong with them; neither where none is set.</summary>
    public static (WorklistSettings? Settings, ImmutableArray<Problem> Problems) Worklist(FileInfo? file)
        => !Read(file).TryGet(out var configuration, out var problem) ? (null, [problem])
            : WorklistSettingsReader.IsConfigured(configuration) ? WorklistSettingsReader.Read(configuration)
            : (null, []);

    /// <summary>The store alone, for which nothing else need be set.</summary>
    public static async Task<Result<LedgerStore>> OpenStoreAsync(FileInfo? file, TimeProvider time, CancellationToken ct)
        => Read(file).TryGet(out var configuration, out var problem) ? await LedgerStore.OpenAsync(configuration[StoreSetting.Key], time, null, ct) : problem;
}
